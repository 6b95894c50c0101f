import { beliefsIn } from '#session/insight/beliefs-view.ts';
import type { BeliefView, BeliefsView } from '#session/insight/beliefs-view.ts';
import { MOST_QUESTIONS } from '#session/insight/check.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useApp, useInsight } from '../context.ts';
import { Again } from '../review/again.tsx';
import { Retention } from './retention.tsx';
import { Goals } from './goals.tsx';
import { Parameters } from './parameters.tsx';
import { BELIEFS } from './texts.ts';
import styles from './insight.module.css';

/** What is listed, in this order; the rest is folded. */
const GROUPS = ['held', 'shaken', 'suspected', 'gone'] as const;

/** Every belief by status; each opens its evidence. */
export function BeliefMap() {
  const view = useInsight((state) => state.beliefs);
  if (view === undefined) return <div aria-busy="true" />;
  return (
    <>
      <Head view={view} />
      {GROUPS.map((status) => (
        <Group key={status} {...BELIEFS.groups[status]} beliefs={beliefsIn(view, status)} />
      ))}
      <Rest view={view} />
      <Goals />
      <Parameters />
      <Retention />
    </>
  );
}

function Head({ view }: { readonly view: BeliefsView }) {
  const left = useInsight((state) => state.left);
  const over = useInsight((state) => state.check.kind === 'over');
  const chooseCheck = useInsight((state) => state.chooseCheck);
  const resumeCheck = useInsight((state) => state.resumeCheck);
  const held = beliefsIn(view, 'held').length;
  return (
    <section className={styles['head']}>
      <h1 className={styles['title']}>{over ? BELIEFS.titleOver : BELIEFS.title}</h1>
      <p className={styles['lead']}>{leadText(view, held)}</p>
      <div className={styles['actions']}>
        {left === undefined ? (
          <Button
            variant={view.answers === 0 ? 'main' : 'plain'}
            onClick={() => void chooseCheck()}
            keys="c"
          >
            {over ? BELIEFS.checkAgain : BELIEFS.check}
          </Button>
        ) : (
          <>
            <Button variant="main" onClick={() => void resumeCheck()} keys="c">
              {BELIEFS.resume}
            </Button>
            <Button variant="quiet" onClick={() => void chooseCheck()}>
              {BELIEFS.anew}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function leadText({ answers, beliefs }: BeliefsView, held: number): string {
  if (answers === 0) return BELIEFS.unknown(MOST_QUESTIONS);
  const tested = beliefs.filter(({ status }) => status !== 'untried').length;
  return BELIEFS.lead(answers, tested, beliefs.length, held);
}

function Group(props: {
  readonly title: string;
  readonly note: string;
  readonly beliefs: readonly BeliefView[];
}) {
  const { title, note, beliefs } = props;
  if (beliefs.length === 0) return undefined;
  return (
    <section aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      <p className={styles['note']}>{note}</p>
      <ul className={styles['list']}>
        {beliefs.map((belief) => (
          <Belief key={belief.id} belief={belief} />
        ))}
      </ul>
    </section>
  );
}

function Belief({ belief }: { readonly belief: BeliefView }) {
  const open = useInsight(({ opened }) => opened?.id === belief.id);
  const openBelief = useInsight((state) => state.openBelief);
  return (
    <li className={styles['belief']}>
      <button
        type="button"
        className={styles['statement']}
        aria-expanded={open}
        onClick={() => openBelief(open ? undefined : belief.id)}
      >
        <Prose inline text={belief.statement} />
        <span className={styles['chance']}>{chanceText(belief)}</span>
      </button>
      {open ? <Evidence belief={belief} /> : undefined}
    </li>
  );
}

function chanceText({ status, probability, since }: BeliefView): string {
  return status === 'gone' ? BELIEFS.gone(since) : BELIEFS.likely(Math.round(probability * 100));
}

/** The evidence for a belief. */
function Evidence({ belief }: { readonly belief: BeliefView }) {
  const answers = useInsight(({ opened }) => opened?.answers ?? []);
  const openReplay = useApp((state) => state.openReplay);
  const practiceOf = useInsight((state) => state.practiceOf);
  const startSession = useApp((state) => state.startSession);
  const { id, statement, teaching } = belief;
  const practise = async (): Promise<void> => {
    const scope = await practiceOf(id);
    if (scope !== undefined) await startSession(scope);
  };
  return (
    <div className={styles['evidence']}>
      <Prose text={teaching} />
      <div className={styles['practice']}>
        <Button size="small" onClick={() => void practise()}>
          {BELIEFS.practise}
        </Button>
        <Again belief={id} label={BELIEFS.fresh} />
      </div>
      <ul className={styles['answers']}>
        {answers.map(({ reviewId, at, concept, agrees, answer, program }) => (
          <li key={reviewId} className={styles['answer']}>
            <span className={agrees ? styles['agrees'] : styles['differs']}>
              {agrees ? BELIEFS.matched : BELIEFS.correct}
            </span>
            <span>{BELIEFS.place(concept, at)}</span>
            <Button
              variant="quiet"
              label={BELIEFS.compareThat(concept, agrees)}
              onClick={() =>
                openReplay({
                  program,
                  title: concept,
                  ...(agrees ? { prediction: answer } : {}),
                  model: { id, statement },
                })
              }
            >
              {BELIEFS.compare}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Beliefs that never appeared, and those that were never tested: a number, and the list on request.
 */
function Rest({ view }: { readonly view: BeliefsView }) {
  const clear = beliefsIn(view, 'clear');
  const untried = beliefsIn(view, 'untried');
  return (
    <div>
      <Folded title={BELIEFS.clear(clear.length)} beliefs={clear} />
      <Folded title={BELIEFS.untried(untried.length)} beliefs={untried} />
    </div>
  );
}

function Folded({
  title,
  beliefs,
}: {
  readonly title: string;
  readonly beliefs: readonly BeliefView[];
}) {
  if (beliefs.length === 0) return undefined;
  return (
    <details className={styles['folded']}>
      <summary>{title}</summary>
      <ul className={styles['plain']}>
        {beliefs.map(({ id, statement }) => (
          <li key={id}>
            <Prose inline text={statement} />
          </li>
        ))}
      </ul>
    </details>
  );
}
