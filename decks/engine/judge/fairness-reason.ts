/** Why a program is none to ask about. */

/** What an output may depend on although nobody can know it. */
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
  /** Nothing of what is left open: the program does not run, or prints nothing. */
  | 'broken'
  | 'silent';

export interface Reason {
  readonly kind: ReasonKind;
  /** What differs and why that is left open: whole sentences without numbers of lines. */
  readonly message: string;
  readonly remedy: string;
  /** Lines of the program that are involved, 1-based and ascending; empty where none is known. */
  readonly lines: readonly number[];
}
