/** Questions about the program in the editor, answered at once. */
import { useState } from 'react';
import { judgeClock } from '#session/judge.ts';
import { sheetOf } from '#session/playground.ts';
import type { About, AboutQuestion } from '#session/questions/about.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Plain } from '#ui/plain.tsx';
import { useApp, usePlayground } from '../context.ts';
import { SceneView, pausedText } from '../review/forms/clock/clock-input.tsx';
import formStyles from '../review/forms/form.module.css';
import { BENCH, QUESTIONS as TEXTS } from './texts.ts';
import styles from './questions.module.css';

export function Questions() {
  const asked = usePlayground((state) => state.askedAbout);
  const ask = usePlayground((state) => state.ask);
  return (
    <section className={styles['questions']} aria-label={TEXTS.label}>
      <Button onClick={() => void ask()}>{TEXTS.ask}</Button>
      <div role="status">
        {asked.kind === 'preparing' ? (
          <p className={styles['soft']}>{TEXTS.preparing}</p>
        ) : undefined}
        {asked.kind === 'nothing' ? <p>{TEXTS.nothing[asked.why]}</p> : undefined}
      </div>
      {asked.kind === 'asked' ? (
        <Asked key={asked.program} about={asked.about} program={asked.program} />
      ) : undefined}
    </section>
  );
}

function Asked({ about, program }: { readonly about: About; readonly program: string }) {
  const [at, setAt] = useState(0);
  const [right, setRight] = useState(0);
  const { questions } = about;
  const question = questions[at];
  return (
    <>
      {question === undefined ? (
        <p className={styles['title']}>
          {questions.length === 0 ? TEXTS.none : TEXTS.score(right, questions.length)}
        </p>
      ) : (
        <Question
          key={at}
          question={question}
          program={program}
          place={TEXTS.place(at + 1, questions.length)}
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
  const open = leftOut
    .filter(({ why }) => why === 'left-open')
    .map(({ kind }) => TEXTS.kinds[kind]);
  if (open.length === 0) return undefined;
  return <p className={styles['soft']}>{TEXTS.leftOut(open)}</p>;
}

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
  const title = usePlayground((state) => sheetOf(state).origin?.title ?? BENCH.title);
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
      <ul className={styles['options']} aria-label={TEXTS.answers}>
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
          {TEXTS.check}
        </Button>
      ) : undefined}
      {judged ? (
        <div className={styles['verdict']} role="status">
          <p className={correct ? styles['good'] : styles['bad']}>
            {correct ? TEXTS.right : TEXTS.wrong(right.map((option) => options[option] ?? ''))}
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
              {TEXTS.next}
            </Button>
            <Button size="small" onClick={() => openReplay({ program, title, moment })}>
              {TEXTS.watch}
            </Button>
          </div>
        </div>
      ) : undefined}
    </div>
  );
}

function Prompt({ question: { kind, scene, about } }: { readonly question: AboutQuestion }) {
  const code = (text: string) => <Plain text={`\`${text.replaceAll('`', 'ˋ')}\``} />;
  const pause = pausedText(scene);
  switch (kind) {
    case 'next-line':
      return TEXTS.nextLine(pause);
    case 'printed-next':
      return TEXTS.printedNext(pause);
    case 'ready-queue':
      return TEXTS.readyQueue(pause);
    case 'cancelled':
      return TEXTS.cancelled(pause);
    case 'alive':
      return TEXTS.alive(pause);
    case 'who-prints':
      return (
        <>
          {TEXTS.whoPrints} {code(about)}?
        </>
      );
    case 'surfaces':
      return (
        <>
          {pause} {code(about)} {TEXTS.surfaces}
        </>
      );
    case 'seconds':
      return (
        <>
          {TEXTS.seconds} {code(scene.waitsFor ?? '')}?
        </>
      );
  }
}
