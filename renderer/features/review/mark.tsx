import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Judged } from '#session/review/phase.ts';
import { Plain } from '#ui/plain.tsx';
import { PARTING, PRINTING } from './texts.ts';

/**
 * The line of the program that a verdict marks: where the belief behind the answer diverges,
 * otherwise the one that prints what the answer has wrong. Memoized, so that the program is not
 * rendered again without need.
 */
export function useMark(
  judged: Judged | undefined,
): { readonly line: number; readonly note: ReactNode } | undefined {
  const step = judged?.explaining?.step;
  const printing = judged?.unexplained === true ? judged.watched?.printing : undefined;
  return useMemo(() => {
    if (step !== undefined && step !== 'looking' && step.after !== undefined) {
      return { line: step.after, note: <Plain text={PARTING.sentence(step)} /> };
    }
    if (printing === undefined) return undefined;
    return { line: printing.line, note: <Plain text={PRINTING.mark(printing)} /> };
  }, [step, printing]);
}
