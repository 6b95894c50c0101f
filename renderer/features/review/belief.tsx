import { Suspense } from 'react';
import type { Explained } from '#session/review/explained.ts';
import type { Explaining } from '#session/review/phase.ts';
import type { Form } from '#store/rows.ts';
import { Plain } from '#ui/plain.tsx';
import { Prose } from '#ui/prose.tsx';
import { lazyView } from '../lazy-view.ts';
import { viewOf } from './forms/form-views.ts';
import { BELIEF, PARTING } from './texts.ts';
import styles from './belief.module.css';

const Again = lazyView(async () => (await import('./again.tsx')).Again);

/** Other beliefs listed beside the likeliest: a longer list explains nothing. */
const OTHERS = 2;

/**
 * The belief behind a wrong answer: its statement, the truth, and the step where the two diverge.
 */
export function Belief(props: { readonly explaining: Explaining; readonly form: Form }) {
  const { explaining, form } = props;
  const { explained } = explaining;
  const { beliefs, others, kind, line } = explained;
  const only = beliefs.length === 1 ? beliefs[0]?.id : undefined;
  return (
    <section className={styles['belief']} aria-label={BELIEF.title}>
      <h2 className={styles['title']}>{BELIEF.title}</h2>
      <p className={styles['lead']}>{leadOf(explained, form)}</p>
      {beliefs.map(({ id, statement, teaching, note }) => (
        <div key={id} className={styles['one']}>
          <p className={styles['statement']}>
            <Plain text={`${statement}.`} />
          </p>
          {/* The truth is told once: about this program if the author wrote a note. */}
          {note === '' ? (
            <p>
              <Plain text={teaching} />
            </p>
          ) : (
            <Prose text={note} />
          )}
        </div>
      ))}
      {kind === 'near' && line !== undefined ? (
        <p className={styles['more']}>{BELIEF.fits(line)}</p>
      ) : undefined}
      <Parting explaining={explaining} />
      {only === undefined ? undefined : (
        <Suspense fallback={undefined}>
          <Again belief={only} />
        </Suspense>
      )}
      {others.length > 0 ? (
        <p className={styles['more']}>
          {BELIEF.others}{' '}
          {others.slice(0, OTHERS).map((statement, at) => (
            <span key={statement}>
              {at > 0 ? BELIEF.or : ''}
              <Plain text={lowered(statement)} />
            </span>
          ))}
          .
        </p>
      ) : undefined}
    </section>
  );
}

function leadOf({ kind, beliefs }: Explained, form: Form): string {
  const start = kind === 'near' ? BELIEF.near : viewOf({ form }).words.believed;
  return BELIEF.lead(start, beliefs.length);
}

/** For the middle of a sentence; a name or code keeps its first letter. */
function lowered(statement: string): string {
  return /^[A-Z][a-z]* /.test(statement)
    ? statement.charAt(0).toLowerCase() + statement.slice(1)
    : statement;
}

/** Where belief and program diverge, unless the line is marked in the program. */
function Parting({ explaining: { step } }: { readonly explaining: Explaining }) {
  if (step !== undefined && step !== 'looking' && step.after !== undefined) return undefined;
  return (
    <p className={styles['more']} aria-busy={step === 'looking'}>
      {step === undefined ? PARTING.outputOnly : undefined}
      {step === 'looking' ? PARTING.looking : undefined}
      {step === undefined || step === 'looking' ? undefined : (
        <Plain text={PARTING.sentence(step)} />
      )}
    </p>
  );
}
