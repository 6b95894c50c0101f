/** Why a program cannot be asked about. */

/** What an output may depend on that nobody can predict. */
export type ReasonKind =
  | 'ties'
  | 'waiters'
  | 'sets'
  | 'heap'
  | 'threads'
  | 'clock'
  | 'random'
  | 'text'
  | 'mix'
  | 'limit'
  /** Not a dependency: the program does not run, or prints nothing. */
  | 'broken'
  | 'silent';

export interface Reason {
  readonly kind: ReasonKind;
  /** What differs and why it is unspecified: full sentences without line numbers. */
  readonly message: string;
  readonly remedy: string;
  /** The program's lines involved, 1-based and ascending; empty if none is known. */
  readonly lines: readonly number[];
}
