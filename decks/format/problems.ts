import { LIMITS } from './limits.ts';
import type { Problem, Result } from './types.ts';

/** Takes one problem of the file being read; `line` is 1-based. */
export type Report = (line: number, message: string, remedy: string) => void;

/** The problems of one file, in the order they are found. */
export interface Collector {
  readonly report: Report;
  readonly problems: Problem[];
}

export function collect(file: string): Collector {
  const problems: Problem[] = [];
  return {
    problems,
    report: (line, message, remedy) => {
      problems.push({ file, line, message, remedy });
    },
  };
}

/** A failure for one problem about a whole file. */
export function failure(
  file: string,
  message: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ file, line: 1, message, remedy }] };
}

/** The value where nothing was reported; otherwise the problems from top to bottom. */
export function conclude<T>(problems: readonly Problem[], value: T | undefined): Result<T> {
  if (problems.length === 0 && value !== undefined) return { ok: true, value };
  return { ok: false, problems: capped(problems.toSorted((a, b) => a.line - b.line)) };
}

/** At most `LIMITS.problems` of them, the last one saying how many more there are. */
export function capped(problems: readonly Problem[]): readonly Problem[] {
  const over = problems[LIMITS.problems - 1];
  if (over === undefined || problems.length === LIMITS.problems) return problems;
  const left = problems.length - LIMITS.problems + 1;
  return [
    ...problems.slice(0, LIMITS.problems - 1),
    {
      file: over.file,
      line: over.line,
      message: `There are ${left} more problems from here on.`,
      remedy: 'Mend those above and check again.',
    },
  ];
}
