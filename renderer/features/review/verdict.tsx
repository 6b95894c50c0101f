import { useEffect, useRef } from 'react';
import type { Ended } from '#format/types.ts';
import type { Asked } from '#session/ask.ts';
import type { ChoiceVerdict, OutputVerdict, Verdict } from '#session/judge.ts';
import { replayOf } from '#session/replay/request.ts';
import type { Phase } from '#session/review.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useSecondFrame } from '#ui/second-frame.ts';
import { counted } from '#ui/times.ts';
import { useApp, useLoopwise } from '../context.ts';
import { Hint } from './hint.tsx';
import { RatingBar } from './rating-bar.tsx';

type Judged = Extract<Phase, { readonly kind: 'judged' }>;

/** The verdict on an answer: what was predicted beside what was printed, and why. */
export function VerdictPane({ phase }: { readonly phase: Judged }) {
  const { asked, verdict } = phase;
  const { question } = asked;
  const heading = useRef<HTMLHeadingElement>(null);
  // The verdict itself is in the very next frame; rendering Markdown would keep it from that.
  const reasoned = useSecondFrame();
  // Who hears the page is taken to the verdict; keys are global and lose nothing by it.
  useEffect(() => heading.current?.focus(), []);
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
          <span aria-hidden="true">{verdict.correct ? '✓' : '✗'}</span> {titleOf(verdict)}
        </h1>
        {verdict.kind === 'output' ? <Outputs asked={asked} verdict={verdict} /> : undefined}
        <Watch phase={phase} />
        {verdict.kind === 'choice' ? (
          <Choices phase={phase} verdict={verdict} reasoned={reasoned} />
        ) : undefined}
        {reasoned ? (
          <>
            <section className="why" aria-label="Why">
              <Prose text={question.why} />
            </section>
            <Backing asked={asked} />
            {question.program === '' ? undefined : <WhatIf />}
          </>
        ) : undefined}
      </div>
      <Hint at="verdict" />
      <RatingBar phase={phase} />
    </div>
  );
}

/** The way into the replay, which opens where the prediction first differs. */
function Watch({ phase }: { readonly phase: Judged }) {
  const openReplay = useApp((state) => state.openReplay);
  const request = replayOf(phase);
  if (request === undefined) return undefined;
  return (
    <div>
      <Button keys="r" onClick={() => openReplay(request)}>
        Watch the loop
      </Button>
    </div>
  );
}

/** The way to the playground, now that the answer is known. */
function WhatIf() {
  const { commands } = useLoopwise();
  return (
    <div className="what-if">
      <Button keys="w" onClick={() => commands.find(({ id }) => id === 'what-if')?.run()}>
        What if… change the program and run it
      </Button>
    </div>
  );
}

/** Lines shown; a program that prints more was never meant to be predicted. */
const SHOWN = 200;

function titleOf(verdict: Verdict): string {
  if (verdict.correct) return 'Right.';
  if (verdict.kind === 'choice') return 'Not quite.';
  const { firstDifference, lines } = verdict;
  if (firstDifference === undefined) return 'Every line is right, but it ends another way.';
  if (firstDifference === 0) return 'It goes another way from the first line.';
  return `Right for ${counted(firstDifference, 'line')} of ${lines.length}, then it goes another way.`;
}

function Outputs({ asked, verdict }: { readonly asked: Asked; readonly verdict: OutputVerdict }) {
  const { lines, firstDifference, correct } = verdict;
  const { key } = asked;
  return (
    <>
      <table className={correct ? 'outputs outputs-right' : 'outputs'}>
        <thead>
          <tr>
            <th scope="col">
              <span className="heard-only">Line</span>
            </th>
            {correct ? undefined : <th scope="col">You predicted</th>}
            <th scope="col">It printed</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ predicted, printed, same }, at) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              className={
                at === firstDifference ? 'output-first' : same ? undefined : 'output-other'
              }
            >
              <th scope="row" className="output-number">
                {at === firstDifference ? (
                  <span className="heard-only">First difference: </span>
                ) : undefined}
                {at + 1}
              </th>
              {correct ? undefined : <td className="output-predicted">{predicted ?? ''}</td>}
              <td className="output-printed">{printed ?? ''}</td>
            </tr>
          ))}
          {lines.length > SHOWN ? (
            <tr>
              <th scope="row" className="output-number" />
              <td colSpan={2} className="output-nothing">
                and {lines.length - SHOWN} more lines
              </td>
            </tr>
          ) : undefined}
          {lines.length === 0 ? (
            <tr>
              <th scope="row" className="output-number" />
              {correct ? undefined : <td className="output-predicted" />}
              <td className="output-nothing">nothing</td>
            </tr>
          ) : undefined}
        </tbody>
      </table>
      {key === undefined ? undefined : (
        <p className="verdict-ended">
          {verdict.ending.same ? undefined : (
            <span className="verdict-wrong-end">
              You predicted that it {ENDINGS[verdict.ending.predicted?.kind ?? 'returned']}
              {verdict.ending.predicted?.kind === 'raised'
                ? ` with ${verdict.ending.predicted.type}`
                : ''}
              .{' '}
            </span>
          )}
          {endedText(key.ended, key.seconds)}
        </p>
      )}
    </>
  );
}

const ENDINGS = { returned: 'ends', raised: 'ends', deadlock: 'waits for ever' } as const;

function endedText(ended: Ended, seconds: number): string {
  const time = seconds === 0 ? 'No time passed' : `${seconds} s passed`;
  switch (ended.kind) {
    case 'returned':
      return `${time} on the program’s clock.`;
    case 'raised':
      return `${time}; then it ended with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
    case 'deadlock':
      return `${time}; then every task waits for another and the program never ends.`;
    case 'limit':
      return `${time}; then it was stopped at the limit of ${ended.limit}.`;
  }
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
        <li key={text} className={correct ? 'judged-choice judged-right' : 'judged-choice'}>
          <p className="judged-text">
            <span className="judged-mark">{correct ? 'right' : 'not so'}</span>
            <Prose text={text} inline />
            {draft.taken.has(at) ? <span className="judged-yours">your choice</span> : undefined}
            {verdict.rightly[at] === false && !draft.taken.has(at) ? (
              <span className="judged-yours">left out</span>
            ) : undefined}
          </p>
          {reasoned ? <Prose text={why} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

const TIERS = {
  DOC: undefined,
  IMPL: 'CPython behaves so; the documentation does not promise it.',
  VER: 'This differs between versions of Python.',
} as const;

/** What backs the answer: the documentation, or only CPython. */
function Backing({ asked }: { readonly asked: Asked }) {
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
