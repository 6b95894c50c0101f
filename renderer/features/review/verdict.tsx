import { useEffect, useRef, useState } from 'react';
import { linesOf } from '#format/output.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Exercise } from '#session/forms/registry.ts';
import type { ChoiceVerdict, Verdict } from '#session/judge.ts';
import { replayOf } from '#session/replay/request.ts';
import type { Phase } from '#session/review/phase.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useSecondFrame } from '#ui/second-frame.ts';
import { counted } from '#ui/times.ts';
import { useApp, useLoopwise } from '../context.ts';
import { Hint } from './hint.tsx';
import { ClockVerdict, clockTitle } from './clock-verdict.tsx';
import { Belief } from './belief.tsx';
import { ClockPrompt } from './forms/clock-form.tsx';
import { PrintedBy } from './forms/print-form.tsx';
import { Outputs } from './outputs.tsx';
import { RatingBar } from './rating-bar.tsx';
import './verdict.css';

type Judged = Extract<Phase, { readonly kind: 'judged' }>;

/** The verdict on an answer: what was predicted beside what was printed, and why. */
export function VerdictPane({ phase }: { readonly phase: Judged }) {
  const { asked, verdict } = phase;
  const { question } = asked;
  const heading = useRef<HTMLHeadingElement>(null);
  // The verdict itself is in the very next frame; rendering Markdown would keep it from that.
  const reasoned = useSecondFrame();
  // What is found out later comes below what is being read.
  const [early] = useState(phase.explaining !== undefined);
  const belief =
    phase.explaining === undefined ? undefined : (
      <Belief explaining={phase.explaining} form={asked.exercise.form} />
    );
  // Who hears the page is taken to the verdict; keys are global and lose nothing by it. Behind its
  // first frame, for to focus is to have the page laid out at once.
  useEffect(() => {
    if (reasoned) heading.current?.focus();
  }, [reasoned]);
  return (
    <div className="verdict">
      <div className="verdict-scroll" tabIndex={-1}>
        <h1
          ref={heading}
          tabIndex={-1}
          className={
            verdict.correct ? 'verdict-title verdict-right' : 'verdict-title verdict-wrong'
          }
        >
          <span aria-hidden="true">{verdict.correct ? '✓' : '✗'}</span>{' '}
          {titleOf(verdict, asked.exercise)}
        </h1>
        <Recalled asked={asked} />
        {verdict.kind === 'output' ? <Outputs asked={asked} verdict={verdict} /> : undefined}
        {verdict.kind === 'clock' &&
        asked.exercise.form === 'clock' &&
        phase.draft.form === 'clock' ? (
          <ClockVerdict exercise={asked.exercise} draft={phase.draft} verdict={verdict} />
        ) : undefined}
        {phase.draft.form === 'print' ? (
          <>
            <p className="print-solution">The program beside this is one that prints it.</p>
            <PrintedBy draft={phase.draft} />
          </>
        ) : undefined}
        <Further phase={phase} />
        {verdict.kind === 'choice' ? (
          <Choices phase={phase} verdict={verdict} reasoned={reasoned} />
        ) : undefined}
        <Proof asked={asked} />
        {reasoned ? (
          <>
            {early ? belief : undefined}
            <section className="why" aria-labelledby="why-title">
              <h2 className="why-title" id="why-title">
                Why
              </h2>
              <Prose text={question.why} />
            </section>
            <Backing asked={asked} />
            {early ? undefined : belief}
          </>
        ) : undefined}
      </div>
      <Hint at="verdict" />
      <RatingBar phase={phase} />
    </div>
  );
}

/** What was asked, where that is not the same for every program. */
function Recalled({ asked: { exercise, question } }: { readonly asked: PresentedQuestion }) {
  if (exercise.form !== 'concept' && exercise.form !== 'clock') return undefined;
  return (
    <div className="verdict-asked">
      {exercise.form === 'clock' ? (
        <ClockPrompt exercise={exercise} />
      ) : (
        <Prose text={question.prompt} />
      )}
    </div>
  );
}

/**
 * What can be done with the program now that the answer is known: the replay, which opens where the
 * prediction first differs, and the playground.
 */
function Further({ phase }: { readonly phase: Judged }) {
  const { commands } = useLoopwise();
  const openReplay = useApp((state) => state.openReplay);
  if (phase.asked.question.program === '') return undefined;
  const request = replayOf(phase);
  return (
    <div className="further">
      {request === undefined ? undefined : (
        <Button keys="r" onClick={() => openReplay(request)}>
          Watch the loop
        </Button>
      )}
      <Button keys="w" onClick={() => commands.find(({ id }) => id === 'what-if')?.run()}>
        What if… change it
      </Button>
    </div>
  );
}

function titleOf(verdict: Verdict, exercise: Exercise): string {
  if (verdict.correct) return 'Right.';
  if (verdict.kind === 'clock' && exercise.form === 'clock') return clockTitle(exercise, verdict);
  if (verdict.kind !== 'output') return 'Not quite.';
  const { firstDifference, lines, ending } = verdict;
  if (firstDifference === undefined && ending.same) return 'It had to be stopped.';
  if (firstDifference === undefined) return 'Every line is right, but it ends another way.';
  if (firstDifference === 0) return 'It goes another way from the first line.';
  return `Right for ${counted(firstDifference, 'line')} of ${lines.length}, then it goes another way.`;
}

function Choices(props: {
  readonly phase: Judged;
  readonly verdict: ChoiceVerdict;
  readonly reasoned: boolean;
}) {
  const { phase, verdict, reasoned } = props;
  const {
    draft,
    asked: { exercise },
  } = phase;
  if (exercise.form !== 'concept' || draft.form !== 'concept') return undefined;
  return (
    <ul className="judged-choices">
      {exercise.choices.map(({ text, why, correct }, at) => (
        <li key={text} className={judgedClass(correct, draft.taken.has(at))}>
          <p className="judged-text">
            <span className="judged-mark">{correct ? 'right' : 'not so'}</span>
            <Prose text={text} inline />
            {draft.taken.has(at) ? <span className="judged-yours">your choice</span> : undefined}
            {!exercise.single && verdict.rightly[at] === false && !draft.taken.has(at) ? (
              <span className="judged-yours">left out</span>
            ) : undefined}
          </p>
          {reasoned ? <Prose text={why} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

/** What the program printed that shows whether a sentence holds. */
function Proof({ asked: { question, key } }: { readonly asked: PresentedQuestion }) {
  if (question.kind !== 'choice' || key === undefined) return undefined;
  const lines = linesOf(key.stdout);
  return (
    <>
      <h2 className="form-label" id="proof">
        The program prints
      </h2>
      <ol className="print-target" aria-labelledby="proof">
        {lines.map((line, at) => (
          // A line's place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
        {lines.length === 0 ? <li className="print-nothing">nothing</li> : undefined}
      </ol>
    </>
  );
}

function judgedClass(correct: boolean, taken: boolean): string {
  if (correct) return 'judged-choice judged-right';
  return taken ? 'judged-choice judged-wrong' : 'judged-choice';
}

const TIERS = {
  DOC: undefined,
  IMPL: 'CPython behaves so; the documentation does not promise it.',
  VER: 'This differs between versions of Python.',
} as const;

/** What backs the answer: the documentation, or only CPython. */
function Backing({ asked }: { readonly asked: PresentedQuestion }) {
  const open = useApp((state) => state.openDocumentation);
  const { tier, docs, python } = asked.question;
  const backing = TIERS[tier];
  return (
    <p className="backing">
      {backing === undefined ? undefined : <span>{backing} </span>}
      <Button look="quiet" onClick={() => void open(docs)}>
        Python documentation ↗
      </Button>
      <span className="backing-python">Python {python.replace('>=', '≥ ')}</span>
    </p>
  );
}

export type { Judged };
