import { beliefsIn } from '#session/insight/beliefs-view.ts';
import type { BeliefView, BeliefsView } from '#session/insight/beliefs-view.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { counted } from '#ui/times.ts';
import { useApp, useInsight } from '../context.ts';
import { Again } from '../review/again.tsx';
import { Retention } from './retention.tsx';
import { Goals } from './goals.tsx';
import { Parameters } from './parameters.tsx';
import styles from './insight.module.css';

/** Every belief by status; each opens its evidence. */
export function BeliefMap() {
  const view = useInsight((state) => state.beliefs);
  if (view === undefined) return <div aria-busy="true" />;
  return (
    <>
      <Head view={view} />
      <Group
        title="What you seem to believe"
        note="Each of these is wrong. Your answers are what programs would print if it were so."
        beliefs={beliefsIn(view, 'held')}
      />
      <Group
        title="Shaken"
        note="You held these; your latest answers speak against them, not yet clearly."
        beliefs={beliefsIn(view, 'shaken')}
      />
      <Group
        title="Perhaps"
        note="An answer was as one of these has it. It may have been a slip, or come from another belief."
        beliefs={beliefsIn(view, 'suspected')}
      />
      <Group
        title="Gone"
        note="You held these once, and no longer do."
        beliefs={beliefsIn(view, 'gone')}
      />
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
      <h1 className={styles['title']}>{over ? 'The check is done.' : 'What you believe'}</h1>
      <p className={styles['lead']}>{leadText(view, held)}</p>
      <div className={styles['actions']}>
        {left === undefined ? (
          <Button
            variant={view.answers === 0 ? 'main' : 'plain'}
            onClick={() => void chooseCheck()}
            keys="c"
          >
            {over ? 'Take another check' : 'Check what I believe'}
          </Button>
        ) : (
          <>
            <Button variant="main" onClick={() => void resumeCheck()} keys="c">
              Go on with the check
            </Button>
            <Button variant="quiet" onClick={() => void chooseCheck()}>
              Begin another
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function leadText({ answers, beliefs }: BeliefsView, held: number): string {
  if (answers === 0) {
    return (
      'Nothing is known yet. A check of at most 15 questions finds out which wrong beliefs about ' +
      'asyncio you hold; so does every question you answer.'
    );
  }
  const tried = beliefs.filter(({ status }) => status !== 'untried').length;
  const found =
    held === 0 ? 'None of them is likely yours.' : `You likely hold ${held === 1 ? 'one' : held}.`;
  return `Your last ${counted(answers, 'answer')} tried ${tried} of ${beliefs.length} wrong beliefs. ${found}`;
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
  if (status === 'gone') {
    return since === undefined ? 'gone' : `gone since ${new Date(since).toLocaleDateString()}`;
  }
  const percent = Math.round(probability * 100);
  if (percent >= 99) return 'over 99 % likely';
  return percent < 1 ? 'under 1 % likely' : `${percent} % likely`;
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
          Practise this
        </Button>
        <Again belief={id} label="Ask me in fresh programs" />
      </div>
      <ul className={styles['answers']}>
        {answers.map(({ reviewId, at, concept, agrees, answer, program }) => (
          <li key={reviewId} className={styles['answer']}>
            <span className={agrees ? styles['agrees'] : styles['differs']}>
              {agrees ? 'as believed' : 'right'}
            </span>
            <span>
              {concept}, {new Date(at).toLocaleDateString()}
            </span>
            <Button
              variant="quiet"
              label={`Watch ${concept}, ${agrees ? 'answered as believed' : 'answered right'}`}
              onClick={() =>
                openReplay({
                  program,
                  title: concept,
                  ...(agrees ? { prediction: answer } : {}),
                  model: { id, statement },
                })
              }
            >
              Watch it beside what happens
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
      <Folded title={`${counted(clear.length, 'belief')} tried, never yours`} beliefs={clear} />
      <Folded title={`${counted(untried.length, 'belief')} never tried`} beliefs={untried} />
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
