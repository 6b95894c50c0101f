import type { Report } from './problems.ts';

/** The body as the parsers of its parts see it: body lines are numbered from 0. */
export interface BodyText {
  readonly lines: readonly string[];
  /** How many lines of the file come before the body. */
  readonly offset: number;
  readonly report: Report;
}
