/** Whether a computer's clock can be right, judging by the times of earlier answers. */
import { DAY } from './day.ts';

/** More than a change of time zone or a drifting clock. */
const BEHIND = DAY;

/** Shorter absences cause no warning about the clock. */
const AHEAD = 2 * 365 * DAY;

/**
 * What is wrong with a clock at `now` if the latest answer was given at `lastAnswer` (ms since the
 * epoch): `behind` if time would have run backwards, `ahead` if it has jumped by years. Undefined
 * if it may be right.
 */
export function clockFault(
  now: number,
  lastAnswer: number | undefined,
): 'behind' | 'ahead' | undefined {
  if (lastAnswer === undefined) return undefined;
  if (now < lastAnswer - BEHIND) return 'behind';
  return now > lastAnswer + AHEAD ? 'ahead' : undefined;
}
