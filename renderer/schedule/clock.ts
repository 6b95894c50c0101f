/** Whether a computer's clock can be right, by the answers it has stamped before. */
import { DAY } from './day.ts';

/** A zone may change and a clock may drift; this is more than either. */
const BEHIND = DAY;

/** Shorter absences than this give no warning about the clock. */
const AHEAD = 2 * 365 * DAY;

/**
 * What is wrong with a clock that says `now`, where the latest answer was given at `lastAnswer` (ms
 * since the epoch): `behind` where time would have run back, `ahead` where it has leapt by years.
 * Undefined where it may be right.
 */
export function clockFault(
  now: number,
  lastAnswer: number | undefined,
): 'behind' | 'ahead' | undefined {
  if (lastAnswer === undefined) return undefined;
  if (now < lastAnswer - BEHIND) return 'behind';
  return now > lastAnswer + AHEAD ? 'ahead' : undefined;
}
