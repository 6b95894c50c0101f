/** What the stores of a session depend on; tests provide their own. */
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
  /** Writes answers outside the database as well. */
  readonly journal: Journal;
  readonly engine: EngineHandle;
  readonly keys: AnswerKeys;
  /** Reads imported files off the main thread. */
  readonly reader: Reader;
  /** Fits FSRS's parameters off the main thread. */
  readonly fit: Fitter;
  readonly calendar: Calendar;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly randomId: () => string;
  /** Fetches a file of the app itself, by its path below the app's root. */
  readonly fetchAsset: (path: string) => Promise<Response>;
}

/** An error, as a sentence. */
export function messageOf(error: unknown): string {
  const reason = plainReason(error);
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
}
