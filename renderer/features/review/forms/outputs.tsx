import type { AnswerKey } from '#format/types.ts';
import type { OutputVerdict } from '#session/judge.ts';
import { classNames } from '#ui/class-names.ts';
import { OUTPUTS } from './texts.ts';
import styles from './outputs.module.css';

/** Lines displayed; a program that prints more was never meant to be predicted. */
const SHOWN = 200;

/** The headings of the two outputs. */
export interface OutputWords {
  /** The learner's, and the one it is compared with. */
  readonly heads: readonly [string, string];
  /** The start of a sentence that continues with "ends" or "waits". */
  readonly subject: string;
  readonly clock: string;
}

export const PREDICTED: OutputWords = {
  heads: OUTPUTS.heads,
  subject: OUTPUTS.subject,
  clock: OUTPUTS.clock,
};

/** The predicted output beside the printed one, line by line. */
export function Outputs(props: {
  readonly answerKey: AnswerKey;
  readonly verdict: OutputVerdict;
  readonly words?: OutputWords;
  /** Virtual seconds at which each line is printed, once known; absent if they never are. */
  readonly times?: readonly number[] | undefined;
}) {
  const { answerKey, verdict, words = PREDICTED, times } = props;
  // Empty if no time passes. Its column is reserved before that is known.
  const timed = 'times' in props && answerKey.seconds > 0;
  const { lines, firstDifference, correct } = verdict;
  const [theirs, truth] = words.heads;
  return (
    <>
      <table className={classNames(styles['outputs'], correct && styles['correct'])}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{OUTPUTS.line}</span>
            </th>
            {correct ? undefined : <th scope="col">{theirs}</th>}
            <th scope="col">{truth}</th>
            {timed ? (
              <th scope="col" className={styles['time']}>
                {OUTPUTS.at}
              </th>
            ) : undefined}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ predicted, printed, same }, at) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              className={classOf(same, at, verdict)}
            >
              <th scope="row" className={styles['number']}>
                {at === firstDifference ? (
                  <span className="visually-hidden">{OUTPUTS.first}</span>
                ) : undefined}
                {at + 1}
              </th>
              {correct ? undefined : <td className={styles['predicted']}>{predicted ?? ''}</td>}
              <td className={styles['printed']}>{printed ?? ''}</td>
              {timed ? <td className={styles['time']}>{timeText(times?.[at])}</td> : undefined}
            </tr>
          ))}
          {lines.length > SHOWN ? (
            <tr>
              <th scope="row" className={styles['number']} />
              <td colSpan={3} className={styles['nothing']}>
                {OUTPUTS.more(lines.length - SHOWN)}
              </td>
            </tr>
          ) : undefined}
          {lines.length === 0 ? (
            <tr>
              <th scope="row" className={styles['number']} />
              {correct ? undefined : <td className={styles['predicted']} />}
              <td className={styles['nothing']}>{OUTPUTS.nothing}</td>
            </tr>
          ) : undefined}
        </tbody>
      </table>
      <p className={styles['ended']}>
        {verdict.ending.same ? undefined : (
          <span className={styles['wrong-end']}>
            {OUTPUTS.predictedEnd(words.subject, verdict.ending.predicted)}{' '}
          </span>
        )}
        {OUTPUTS.ended(answerKey.ended, answerKey.seconds, words.clock)}
      </p>
    </>
  );
}

function timeText(time: number | undefined): string {
  return time === undefined ? '' : `${Number(time.toFixed(3))} s`;
}

/** The title of the verdict on a wrong output. */
export function outputTitle({ firstDifference, ending }: OutputVerdict): string {
  if (firstDifference === undefined && ending.same) return OUTPUTS.stopped;
  if (firstDifference === undefined) return OUTPUTS.ending;
  if (firstDifference === 0) return OUTPUTS.firstLine;
  return OUTPUTS.later(firstDifference);
}

/** Right lines up to the first difference are marked; after it, nothing is judged. */
function classOf(same: boolean, at: number, verdict: OutputVerdict): string | undefined {
  const { correct, firstDifference = Infinity } = verdict;
  if (correct) return undefined;
  if (at === firstDifference) return styles['first'];
  if (at < firstDifference) return styles['same'];
  return same ? undefined : styles['other'];
}
