/** The errors of the store, each with a code and a message for the learner. */

export type StoreErrorCode =
  /** The database was written by a newer Loopwise. */
  | 'newer-database'
  /** The deck cannot be stored as it is. */
  | 'invalid-deck'
  /** The answer contains an invalid number. */
  | 'invalid-answer'
  /** There is no such card. */
  | 'missing-card'
  /** The card was answered or taken back since it was shown, here or in another window. */
  | 'stale-card'
  /** There is no such answer, or none left in the session. */
  | 'missing-answer'
  /** The answer was already taken back. */
  | 'already-undone'
  /** A card cannot be changed like that. */
  | 'invalid-change'
  /** The value is invalid for the setting. */
  | 'invalid-setting'
  /** Reviews were replaced while they were being backed up. */
  | 'changed-meanwhile';

/** What an IndexedDB error means for the learner, by its name. */
const PLAIN: Readonly<Record<string, string>> = {
  QuotaExceededError:
    'there is no room left for it on the disk, or the browser allows Loopwise no more. Make room and try again.',
  DatabaseClosedError:
    'the connection to your data was closed, as by a newer Loopwise in another window. Reload this window.',
  InvalidStateError: 'the connection to your data was closed. Reload this window.',
  VersionError: 'your data was written by a newer Loopwise. Install the newest version.',
  UnknownError:
    'the system could not read or write the disk. See whether it is full or damaged, and try again.',
};

/** The reason for a failure in plain words, from whatever was thrown. */
export function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const names = [error, 'inner' in error ? error.inner : undefined, error.cause];
  for (const one of names) {
    const name = one instanceof Error || one instanceof DOMException ? one.name : undefined;
    if (name !== undefined && Object.hasOwn(PLAIN, name)) return PLAIN[name] ?? error.message;
  }
  return error.message;
}

/** An error of the store. When it is thrown, nothing was changed. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}
