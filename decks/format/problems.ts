import { LIMITS } from './limits.ts';
import type { Problem, Result } from './types.ts';

/** Reports a problem of the file being read; `line` is 1-based. */
export type Report = (line: number, message: string, remedy: string) => void;

/**
 * Problems in the order they are found. Only the first `LIMITS.problems` are kept, because a stranger's
 * file may contain a million of them; the others are counted.
 */
export interface ProblemList {
  readonly add: (problem: Problem) => void;
  readonly addAll: (problems: Iterable<Problem>) => void;
  readonly isEmpty: () => boolean;
  /** Those kept; if there were more, the last one says how many. */
  readonly all: () => readonly Problem[];
}

export function problemList(): ProblemList {
  const kept: Problem[] = [];
  let count = 0;
  const add = (problem: Problem): void => {
    count += 1;
    if (kept.length < LIMITS.problems) kept.push(problem);
  };
  return {
    add,
    addAll: (problems) => {
      for (const problem of problems) add(problem);
    },
    isEmpty: () => count === 0,
    all: () => (count > LIMITS.problems ? cut(kept, count) : kept),
  };
}

function cut(kept: readonly Problem[], count: number): readonly Problem[] {
  const { file = '', line = 1 } = kept.at(-1) ?? {};
  return [
    ...kept.slice(0, -1),
    {
      file,
      line,
      message: `There are ${count - kept.length + 1} more problems from here on.`,
      remedy: 'Fix those above and check again.',
    },
  ];
}

/** The problems of one file. */
export interface Collector {
  readonly report: Report;
  readonly problems: ProblemList;
}

export function collect(file: string): Collector {
  const problems = problemList();
  return {
    problems,
    report: (line, message, remedy) => problems.add({ file, line, message, remedy }),
  };
}

/** A failure with one problem about a whole file. */
export function failure(
  file: string,
  message: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ file, line: 1, message, remedy }] };
}

/** The value if nothing was reported; otherwise the problems from top to bottom. */
export function conclude<T>(problems: ProblemList, value: T | undefined): Result<T> {
  if (problems.isEmpty() && value !== undefined) return { ok: true, value };
  return { ok: false, problems: problems.all().toSorted((a, b) => a.line - b.line) };
}
