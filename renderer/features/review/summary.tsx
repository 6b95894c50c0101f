import type { Summary as SummaryOf } from '#session/review/load-summary.ts';
import type { ConceptLine, LearntConcept, ModelShown, Return } from '#session/review/summary.ts';
import { counted, returnText } from '#ui/times.ts';
import { Suggested } from './suggested.tsx';
import styles from './summary.module.css';

/** The end of a session: what to do next, what was learnt, what got in the way, what comes back. */
export function Summary({ summary }: { readonly summary: SummaryOf }) {
  const { results, suggestion, statements, at } = summary;
  const { answers, right, learnt, kept, again, models, returns } = results;
  return (
    <section className={styles['summary']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>
          {answers === 0
            ? 'Nothing is due here now.'
            : `${counted(answers, 'answer')}, ${right} right.`}
        </h1>
        <Suggested suggestion={suggestion} now={at} />
      </header>
      {answers === 0 ? undefined : (
        <div className={styles['parts']}>
          <div className={styles['side']}>
            <Learnt learnt={learnt} kept={kept} />
            <Again concepts={again} />
          </div>
          <div className={styles['side']}>
            <Models models={models} statements={statements} />
            <Returns returns={returns} now={at} />
          </div>
        </div>
      )}
    </section>
  );
}

const STATES = { begun: 'met', known: 'known now' } as const;

function Learnt(props: {
  readonly learnt: readonly LearntConcept[];
  readonly kept: readonly ConceptLine[];
}) {
  const { learnt, kept } = props;
  if (learnt.length + kept.length === 0) return undefined;
  return (
    <section aria-labelledby="summary-learnt">
      <h2 className={styles['heading']} id="summary-learnt">
        Learnt
      </h2>
      <ul>
        {learnt.map((line) => (
          <Concept
            key={`${line.unitTitle} ${line.concept}`}
            line={line}
            mark={STATES[line.state]}
          />
        ))}
        {kept.map((line) => (
          <Concept key={`${line.unitTitle} ${line.concept}`} line={line} mark="still known" />
        ))}
      </ul>
    </section>
  );
}

function Concept({ line, mark }: { readonly line: ConceptLine; readonly mark?: string }) {
  return (
    <li className={styles['line']}>
      <span className={styles['name']}>{line.concept}</span>
      <span className={styles['note']}>{mark ?? line.unitTitle}</span>
    </li>
  );
}

function Again({ concepts }: { readonly concepts: readonly ConceptLine[] }) {
  if (concepts.length === 0) return undefined;
  return (
    <section aria-labelledby="summary-again">
      <h2 className={styles['heading']} id="summary-again">
        To look at again
      </h2>
      <ul>
        {concepts.map((line) => (
          <Concept key={`${line.unitTitle} ${line.concept}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Models(props: {
  readonly models: readonly ModelShown[];
  readonly statements: ReadonlyMap<string, string>;
}) {
  const { models, statements } = props;
  if (models.length === 0) return undefined;
  return (
    <section aria-labelledby="summary-models">
      <h2 className={styles['heading']} id="summary-models">
        Your answers would be right if this were so
      </h2>
      <ul>
        {models.map(({ id, count, concepts }) => (
          <li key={id} className={styles['model']}>
            <p>{withCode(statements.get(id) ?? id.replaceAll('-', ' '))}</p>
            <p className={styles['note']}>
              {count === 1 ? 'once' : `${count} times`}, at {listText(concepts)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Concepts that are told by name; of more there is the number. */
const NAMED = 3;

function listText(concepts: readonly string[]): string {
  const more = concepts.length - NAMED;
  const named = concepts.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** A sentence in which backticks stand around code. */
function withCode(text: string): React.ReactNode {
  // The pieces at odd places stood between two backticks.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece));
}

/** Days that are told one by one; what comes later is told together. */
const DAYS = 4;

function Returns({ returns, now }: { readonly returns: readonly Return[]; readonly now: number }) {
  const later = returns.slice(DAYS).reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="summary-returns">
      <h2 className={styles['heading']} id="summary-returns">
        Comes back
      </h2>
      <ul>
        {returns.slice(0, DAYS).map(({ days, count, due }) => (
          <li key={days} className={styles['line']}>
            <span className={styles['name']}>{returnText(days, due, now)}</span>
            <span className={styles['note']}>{counted(count, 'question')}</span>
          </li>
        ))}
        {later > 0 ? (
          <li className={styles['line']}>
            <span className={styles['name']}>later</span>
            <span className={styles['note']}>{counted(later, 'question')}</span>
          </li>
        ) : undefined}
      </ul>
    </section>
  );
}
