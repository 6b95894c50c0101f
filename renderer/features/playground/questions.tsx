/** Questions about the program in the editor: answered at once, or kept as cards. */
import { useState } from 'react';
import type { About } from '#engine/questions/about.ts';
import type { HappenQuestion } from '#engine/questions/happen.ts';
import { takesSeveral } from '#engine/questions/question.ts';
import type { MomentQuestion } from '#engine/questions/question.ts';
import { letterKey } from '#session/commands/question.ts';
import { judgeClock } from '#session/judge.ts';
import { judgeHappen } from '#session/forms/happen/happen.ts';
import { sheetOf } from '#session/playground.ts';
import type { AskedAbout } from '#session/questions/asked.ts';
import type { Keepable } from '#session/questions/kept.ts';
import { MOMENT_WORDS, momentPrompt } from '#session/questions/words.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Plain } from '#ui/plain.tsx';
import { useApp, usePlayground } from '../context.ts';
import { SceneView } from '../review/forms/clock/clock-input.tsx';
import formStyles from '../review/forms/form.module.css';
import { LineCode } from '../review/forms/clock/line-code.tsx';
import { HappenOutput } from '../review/forms/happen/happen-output.tsx';
import { HappenAnswers } from '../review/forms/happen/happen-verdict.tsx';
import { HAPPEN } from '../review/forms/texts.ts';
import { Keep } from './keep.tsx';
import { QuestionCard } from './question-card.tsx';
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
      {asked.kind === 'asked' ? <Asked key={asked.program} asked={asked} /> : undefined}
    </section>
  );
}

function Asked({ asked }: { readonly asked: Extract<AskedAbout, { readonly kind: 'asked' }> }) {
  const [at, setAt] = useState(0);
  const [right, setRight] = useState(0);
  const { about, program, happen } = asked;
  const found = typeof happen === 'object' ? happen : undefined;
  const count = about.questions.length + (found === undefined ? 0 : 1);
  const question = about.questions[at];
  const place = TEXTS.place(at + 1, count);
  const done = (correct: boolean): void => {
    setRight(right + (correct ? 1 : 0));
    setAt(at + 1);
  };
  return (
    <>
      {question !== undefined ? (
        <Moment key={at} question={question} program={program} place={place} onDone={done} />
      ) : happen === 'looking' ? (
        <p className={styles['soft']} role="status">
          {TEXTS.trying}
        </p>
      ) : found !== undefined && at < count ? (
        <Happen key={at} question={found} program={program} place={place} onDone={done} />
      ) : (
        <QuestionCard>
          <p className={styles['title']}>{count === 0 ? TEXTS.none : TEXTS.score(right, count)}</p>
        </QuestionCard>
      )}
      <LeftOut about={about} />
    </>
  );
}

/** What cannot be asked fairly about this program. */
function LeftOut({ about: { leftOut } }: { readonly about: About }) {
  const open = leftOut
    .filter(({ why }) => why === 'left-open')
    .map(({ kind }) => MOMENT_WORDS[kind]);
  if (open.length === 0) return undefined;
  return <p className={styles['soft']}>{TEXTS.leftOut(open)}</p>;
}

interface AskedProps<Q> {
  readonly question: Q;
  readonly program: string;
  readonly place: string;
  readonly onDone: (correct: boolean) => void;
}

function Moment({ question, program, place, onDone }: AskedProps<MomentQuestion>) {
  const { kind, scene, options, right, narration, moment } = question;
  const [taken, setTaken] = useState<readonly number[]>([]);
  const [judged, setJudged] = useState(false);
  const openReplay = useApp((state) => state.openReplay);
  const title = usePlayground((state) => sheetOf(state).origin?.title ?? BENCH.title);
  const several = takesSeveral(question);
  const { correct } = judgeClock(taken, right, kind === 'ready-queue');
  const take = (option: number): void => {
    if (!several) {
      setTaken([option]);
      setJudged(true);
    } else if (taken.includes(option)) setTaken(taken.filter((other) => other !== option));
    else setTaken([...taken, option]);
  };
  const enter = judged
    ? () => onDone(correct)
    : taken.length > 0
      ? () => setJudged(true)
      : undefined;
  return (
    <QuestionCard judged={judged} letters={options.length} onLetter={take} onEnter={enter}>
      <p className={styles['soft']}>{place}</p>
      <p className={styles['title']}>
        <Plain text={momentPrompt(question)} />
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
              <Kbd keys={letterKey(option)} />
              <span className={styles['option']}>
                {text}
                <LineCode program={program} option={text} />
              </span>
              {kind === 'ready-queue' && taken.includes(option) ? (
                <span>{taken.indexOf(option) + 1}</span>
              ) : undefined}
            </button>
          </li>
        ))}
      </ul>
      {several && !judged ? (
        <Button
          variant="main"
          keys="Enter"
          disabled={taken.length === 0}
          onClick={() => setJudged(true)}
        >
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
              // The same event may occur twice.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={nth}>
                <Plain text={sentence} />
              </li>
            ))}
          </ol>
          <After kept={{ kind: 'moment', program, question }} onNext={() => onDone(correct)}>
            <Button size="small" onClick={() => openReplay({ program, title, moment })}>
              {TEXTS.watch}
            </Button>
          </After>
        </div>
      ) : undefined}
    </QuestionCard>
  );
}

function Happen({ question, program, place, onDone }: AskedProps<HappenQuestion>) {
  const { options, outcomes } = question;
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const [judged, setJudged] = useState(false);
  const { correct, rightly } = judgeHappen(taken, options);
  const take = (option: number): void => {
    const next = new Set(taken);
    if (!next.delete(option)) next.add(option);
    setTaken(next);
  };
  const enter = judged ? () => onDone(correct) : taken.size > 0 ? () => setJudged(true) : undefined;
  return (
    <QuestionCard judged={judged} letters={options.length} onLetter={take} onEnter={enter}>
      <p className={styles['soft']}>{place}</p>
      <p className={styles['title']}>{HAPPEN.ask}</p>
      {judged ? (
        <div className={styles['verdict']} role="status">
          <p className={correct ? styles['good'] : styles['bad']}>
            {correct ? TEXTS.right : TEXTS.notQuite}
          </p>
          <HappenAnswers options={options} outcomes={outcomes} taken={taken} rightly={rightly} />
          <After kept={{ kind: 'can-happen', program, question }} onNext={() => onDone(correct)} />
        </div>
      ) : (
        <>
          <ul className={styles['options']} aria-label={TEXTS.answers}>
            {options.map((option, at) => (
              <li key={`${option.stdout} ${JSON.stringify(option.ended)}`}>
                <button
                  type="button"
                  className={classNames(formStyles['choice'], taken.has(at) && styles['taken'])}
                  aria-pressed={taken.has(at)}
                  onClick={() => take(at)}
                >
                  <Kbd keys={letterKey(at)} />
                  <HappenOutput option={option} among={options} />
                </button>
              </li>
            ))}
          </ul>
          <Button
            variant="main"
            keys="Enter"
            disabled={taken.size === 0}
            onClick={() => setJudged(true)}
          >
            {TEXTS.check}
          </Button>
        </>
      )}
    </QuestionCard>
  );
}

function After(props: {
  readonly kept: Keepable;
  readonly onNext: () => void;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className={styles['actions']}>
      <Button variant="main" keys="Enter" onClick={props.onNext}>
        {TEXTS.next}
      </Button>
      {props.children}
      <Keep question={props.kept} />
    </div>
  );
}
