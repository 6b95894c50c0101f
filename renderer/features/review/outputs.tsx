import type { Ended } from '#format/types.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { OutputVerdict } from '#session/judge.ts';
import './outputs.css';

/** Lines shown; a program that prints more was never meant to be predicted. */
const SHOWN = 200;

/** The output as it was predicted beside the output as it was printed, line by line. */
export function Outputs({
  asked,
  verdict,
}: {
  readonly asked: PresentedQuestion;
  readonly verdict: OutputVerdict;
}) {
  const { lines, firstDifference, correct } = verdict;
  const { key, exercise } = asked;
  const heads = exercise.form === 'print' ? 'print' : 'said';
  const [theirs, truth] = HEADS[heads];
  const taken = exercise.form === 'choose';
  return (
    <>
      <table className={correct ? 'outputs outputs-right' : 'outputs'}>
        <thead>
          <tr>
            <th scope="col">
              <span className="heard-only">Line</span>
            </th>
            {correct ? undefined : <th scope="col">{taken ? 'You took' : theirs}</th>}
            <th scope="col">{truth}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ predicted, printed, same }, at) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              className={classOf(same, at, verdict)}
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
              {exercise.form === 'print' ? 'Yours' : 'You predicted that it'}{' '}
              {ENDINGS[verdict.ending.predicted?.kind ?? 'returned']}
              {verdict.ending.predicted?.kind === 'raised'
                ? ` with ${verdict.ending.predicted.type}`
                : ''}
              .{' '}
            </span>
          )}
          {endedText(key.ended, key.seconds, CLOCKS[heads])}
        </p>
      )}
    </>
  );
}

/** What is held against what: a prediction against the run, or a run against what was wanted. */
const HEADS = {
  said: ['You predicted', 'It printed'],
  print: ['Yours printed', 'To be printed'],
} as const;

/** Right lines up to the first difference are marked as such; behind it, nothing is judged. */
function classOf(same: boolean, at: number, verdict: OutputVerdict): string | undefined {
  const { correct, firstDifference = Infinity } = verdict;
  if (correct) return undefined;
  if (at === firstDifference) return 'output-first';
  if (at < firstDifference) return 'output-same';
  return same ? undefined : 'output-other';
}

const ENDINGS = { returned: 'ends', raised: 'ends', deadlock: 'waits for ever' } as const;

/** Whose clock is told of. */
const CLOCKS = {
  said: 'the program’s clock',
  print: 'the clock of the program beside this',
} as const;

function endedText(ended: Ended, seconds: number, clock: string): string {
  const time = seconds === 0 ? 'No time passed' : `${seconds} s passed`;
  switch (ended.kind) {
    case 'returned':
      return `${time} on ${clock}.`;
    case 'raised':
      return `${time}; then it ended with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
    case 'deadlock':
      return `${time}; then every task waits for another and the program never ends.`;
    case 'limit':
      return `${time}; then it was stopped at the limit of ${ended.limit}.`;
  }
}
