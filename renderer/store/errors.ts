/** What the store refuses, each with a code to tell them apart and a message for the learner. */

export type StoreErrorCode =
  /** The database was written by a newer Loopwise. */
  | 'newer-database'
  /** The deck cannot be stored as it is. */
  | 'invalid-deck'
  /** The answer holds a number that is none. */
  | 'invalid-answer'
  /** There is no such card. */
  | 'missing-card'
  /** The card was answered or taken back since it was shown, here or in another window. */
  | 'stale-card'
  /** There is no such answer, or none left in the session. */
  | 'missing-answer'
  /** The answer was taken back before. */
  | 'already-undone'
  /** The value does not fit the setting. */
  | 'invalid-setting'
  /** Reviews were replaced while they were being backed up. */
  | 'changed-meanwhile';

/** A refusal of the store. Where it is thrown, nothing was changed. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}
