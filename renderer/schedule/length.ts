/** The length of a session, in answers or minutes; it never cuts an answer off. */

export interface Limit {
  readonly unit: 'cards' | 'minutes';
  readonly count: number;
}

/** The lengths a learner can choose; `undefined` means everything due. */
export const LENGTHS = {
  'all': undefined,
  'cards-10': { unit: 'cards', count: 10 },
  'cards-20': { unit: 'cards', count: 20 },
  'minutes-5': { unit: 'minutes', count: 5 },
  'minutes-10': { unit: 'minutes', count: 10 },
  'minutes-20': { unit: 'minutes', count: 20 },
} as const satisfies Readonly<Record<string, Limit | undefined>>;

export type LengthName = keyof typeof LENGTHS;

export const LENGTH_NAMES = Object.keys(LENGTHS) as readonly LengthName[];

/** The length after this one; the last is followed by the first. */
export function lengthAfter(name: LengthName): LengthName {
  return LENGTH_NAMES[(LENGTH_NAMES.indexOf(name) + 1) % LENGTH_NAMES.length] ?? 'all';
}

const MINUTE = 60_000;

/** The progress of a session. */
export interface Progress {
  /** Answers given and not taken back. */
  readonly answered: number;
  /** Milliseconds spent with questions and verdicts. */
  readonly elapsed: number;
  /** Cards still to come, the one on screen included. */
  readonly waiting: number;
}

/** What is left of a session: answers, or started minutes. */
export function remaining(limit: Limit | undefined, progress: Progress): Limit {
  const { answered, elapsed, waiting } = progress;
  if (limit === undefined) return { unit: 'cards', count: waiting };
  if (limit.unit === 'cards') {
    return { unit: 'cards', count: Math.max(0, Math.min(limit.count - answered, waiting)) };
  }
  const left = waiting === 0 ? 0 : limit.count - elapsed / MINUTE;
  return { unit: 'minutes', count: Math.max(0, Math.ceil(left)) };
}

/** The most that one question counts for, in ms: beyond that the learner was away. */
const AWAY = 5 * MINUTE;

/**
 * Milliseconds that count as spent on a question between two moments: none if the clock was set
 * back, and at most a few minutes if nobody was there.
 */
export function timeSpent(from: number, to: number): number {
  return Math.min(Math.max(0, to - from), AWAY);
}
