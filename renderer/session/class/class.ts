/** A class as it is on screen. */
import type { GivenAnswers } from '#format/given-answers.ts';

/** The files of one deck; none of their content is stored. */
export interface Class {
  readonly deck: GivenAnswers['deck'];
  /** One per learner. */
  readonly files: readonly { readonly from: string; readonly given: GivenAnswers }[];
  /** Rejected files, each with the reason. */
  readonly refused: readonly { readonly from: string; readonly why: string }[];
  /** The models' statements, by id. */
  readonly statements: Readonly<Record<string, string>>;
}
