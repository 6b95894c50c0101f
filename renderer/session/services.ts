/** What the stores of a session stand on; tests bring their own. */
import type { Platform } from '#platform/platform.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Database } from '#store/database.ts';
import { plainReason } from '#store/errors.ts';
import type { AnswerKeys } from './answer-keys.ts';
import type { Journal } from './data/journal.ts';
import type { EngineHandle } from './engine.ts';
import type { Fitter } from './parameters/fitter.ts';
import type { Reader } from './reader/reader.ts';

export interface Services {
  readonly db: Database;
  readonly platform: Platform;
  /** Notes what is answered outside of the database as well. */
  readonly journal: Journal;
  readonly engine: EngineHandle;
  readonly keys: AnswerKeys;
  /** Reads files from outside, away from the page. */
  readonly reader: Reader;
  /** Fits FSRS's parameters, away from the page. */
  readonly fit: Fitter;
  readonly calendar: Calendar;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly randomId: () => string;
  /** Fetches a file of the app itself, by its path below the app's root. */
  readonly fetchAsset: (path: string) => Promise<Response>;
}

/** What went wrong, as a sentence. */
export function messageOf(error: unknown): string {
  const reason = plainReason(error);
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
}
