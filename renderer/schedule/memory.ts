/** Whether the schedule can continue from a stored memory. */
import type { Memory } from './types.ts';

/** The bounds of FSRS-6, in days and points: its functions throw beyond them. */
export const STABILITY = { least: 0.001, most: 36_500 } as const;
export const DIFFICULTY = { least: 1, most: 10 } as const;

/**
 * The probability of recall at which a card comes back: the default, and the range to choose from.
 */
export const RETENTION = { usual: 0.9, least: 0.7, most: 0.97 } as const;

/** Days of stability from which a memory counts as lasting, like Anki's mature cards. */
export const LASTING = 21;

const ANSWERED: ReadonlySet<unknown> = new Set(['learning', 'review', 'relearning']);

/**
 * Whether a value from the database is a memory with possible numbers. A disk fault or another
 * version may have damaged it, and a card with such a memory could never be answered.
 */
export function isMemory(value: unknown): value is Memory {
  if (!isRecord(value)) return false;
  const { state, stability, difficulty, step, lastReview, reps, lapses } = value;
  if (state === 'new') return true;
  return (
    ANSWERED.has(state) &&
    isBetween(stability, STABILITY) &&
    isBetween(difficulty, DIFFICULTY) &&
    isCount(step) &&
    isCount(reps) &&
    isCount(lapses) &&
    typeof lastReview === 'number' &&
    Number.isFinite(lastReview)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isBetween(
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}
