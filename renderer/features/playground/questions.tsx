/** Questions about the program in the editor, answered at once. */
import { useState } from 'react';
import { judgeClock } from '#session/judge.ts';
import { sheetOf } from '#session/playground.ts';
import type { About, AboutKind, AboutQuestion } from '#session/questions/about.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Plain } from '#ui/plain.tsx';
import { useApp, usePlayground } from '../context.ts';
import { SceneView, pausedText } from '../review/forms/clock/clock-input.tsx';
import formStyles from '../review/forms/form.module.css';
import styles from './questions.module.css';

export function Questions() {
  const asked = usePlayground((state) => state.askedAbout);
  const ask = usePlayground((state) => state.ask);
  return (
    <section className={styles['questions']} aria-label="Questions about it">
      <Button onClick={() => void ask()}>Ask me about it</Button>
      <div role="status">
        {asked.kind === 'preparing' ? (
          <p className={styles['soft']}>Reading its run…</p>
        ) : undefined}
        {asked.kind === 'nothing' ? <p>{NOTHING[asked.why]}</p> : undefined}
      </div>
      {asked.kind === 'asked' ? (
        <Asked key={asked.program} about={asked.about} program={asked.program} />
      ) : undefined}
    </section>
  );
}

const NOTHING = {
  stopped:
    'The program had to be stopped, so its run says nothing for certain. Let it end by itself.',
  untraced: 'The run is too long to ask about. Make the program shorter.',
} as const;

function Asked({ about, program }: { readonly about: About; readonly program: string }) {
  const [at, setAt] = useState(0);
  const [right, setRight] = useState(0);
  const { questions } = about;
  const question = questions[at];
  return (
    <>
      {question === undefined ? (
        <p className={styles['title']}>
          {questions.length === 0
            ? 'There is nothing in it to ask about.'
            : `${right} of ${questions.length} right.`}
        </p>
      ) : (
        <Question
          key={at}
          question={question}
          program={program}
          place={`Question ${at + 1} of ${questions.length}`}
          onDone={(correct) => {
            setRight(right + (correct ? 1 : 0));
            setAt(at + 1);
          }}
        />
      )}
      <LeftOut about={about} />
    </>
  );
}

/** What cannot be asked fairly of this program. */
function LeftOut({ about: { leftOut } }: { readonly about: About }) {
  const open = leftOut.filter(({ why }) => why === 'left-open').map(({ kind }) => KINDS[kind]);
  if (open.length === 0) return undefined;
  return (
    <p className={styles['soft']}>
      Not asked, since asyncio leaves open what comes first here: {open.join(', ')}. “Find every
      outcome” shows what may happen.
    </p>
  );
}

const KINDS: Readonly<Record<AboutKind, string>> = {
  'next-line': 'which line runs next',
  'printed-next': 'what is printed next',
  'ready-queue': 'what is in the ready queue',
  'who-prints': 'which task prints a line',
  'seconds': 'how many seconds have passed',
  'alive': 'how many tasks are alive',
  'cancelled': 'who is cancelled',
  'surfaces': 'where an exception surfaces',
};

function Question(props: {
  readonly question: AboutQuestion;
  readonly program: string;
  readonly place: string;
  readonly onDone: (correct: boolean) => void;
}) {
  const { question, program, place, onDone } = props;
  const { kind, scene, options, right, narration, moment } = question;
  const [taken, setTaken] = useState<readonly number[]>([]);
  const [judged, setJudged] = useState(false);
  const openReplay = useApp((state) => state.openReplay);
  const title = usePlayground((state) => sheetOf(state).origin?.title ?? 'Playground');
  const several = kind === 'ready-queue' || kind === 'cancelled';
  const { correct } = judgeClock(taken, right, kind === 'ready-queue');
  const take = (option: number): void => {
    if (!several) {
      setTaken([option]);
      setJudged(true);
    } else if (taken.includes(option)) setTaken(taken.filter((other) => other !== option));
    else setTaken([...taken, option]);
  };
  return (
    <div className={styles['question']}>
      <p className={styles['soft']}>{place}</p>
      <p className={styles['title']}>
        <Prompt question={question} />
      </p>
      {scene.tasks.length > 0 ? <SceneView scene={scene} /> : undefined}
      <ul className={styles['options']} aria-label="Answers">
        {options.map((text, option) => (
          <li key={text}>
            <button
              type="button"
              className={classNames(
                formStyles['choice'],
                taken.includes(option) && styles['taken'],
                judged && right.includes(option) && styles['right'],
              )}
              aria-pressed={taken.includes(option)}
              disabled={judged}
              onClick={() => take(option)}
            >
              <span className={styles['option']}>{text}</span>
              {kind === 'ready-queue' && taken.includes(option) ? (
                <span>{taken.indexOf(option) + 1}</span>
              ) : undefined}
            </button>
          </li>
        ))}
      </ul>
      {several && !judged ? (
        <Button variant="main" disabled={taken.length === 0} onClick={() => setJudged(true)}>
          Check
        </Button>
      ) : undefined}
      {judged ? (
        <div className={styles['verdict']} role="status">
          <p className={correct ? styles['good'] : styles['bad']}>
            {correct
              ? '✓ Right.'
              : `✗ It is: ${right.map((option) => options[option]).join(', ')}.`}
          </p>
          <ol className={styles['steps']}>
            {narration.map((sentence, nth) => (
              // The same thing may happen twice.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={nth}>
                <Plain text={sentence} />
              </li>
            ))}
          </ol>
          <div className={styles['actions']}>
            <Button variant="main" onClick={() => onDone(correct)}>
              Next
            </Button>
            <Button size="small" onClick={() => openReplay({ program, title, moment })}>
              Watch this moment
            </Button>
          </div>
        </div>
      ) : undefined}
    </div>
  );
}

function Prompt({ question: { kind, scene, about } }: { readonly question: AboutQuestion }) {
  const code = (text: string) => <Plain text={`\`${text.replaceAll('`', 'ˋ')}\``} />;
  switch (kind) {
    case 'next-line':
      return `${pausedText(scene)} Which line of the program runs after it?`;
    case 'printed-next':
      return `${pausedText(scene)} What is printed next?`;
    case 'ready-queue':
      return `${pausedText(scene)} Which tasks are ready now, in the order in which they run?`;
    case 'cancelled':
      return `${pausedText(scene)} Which of these tasks are cancelled in the end?`;
    case 'alive':
      return `${pausedText(scene)} How many tasks are alive, that is begun or not yet begun but not over? The one of “main” counts.`;
    case 'who-prints':
      return <>Which task prints {code(about)}?</>;
    case 'surfaces':
      return (
        <>
          {pausedText(scene)} {code(about)} is raised there. Where does it surface?
        </>
      );
    case 'seconds':
      return (
        <>How many seconds have passed on its clock when it prints {code(scene.waitsFor ?? '')}?</>
      );
  }
}
