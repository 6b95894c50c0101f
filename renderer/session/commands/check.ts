/** Commands of the check of beliefs, from choosing its units to its last question. */
import type { ScopedCommand, Stores } from './command.ts';
import { letterKey } from './question.ts';
import { LINE_LETTERS, asksByLine, forkAfter } from '#session/insight/by-line.ts';
import type { CheckAnswer } from '#session/insight/check.ts';
import type { CheckPhase, InsightState } from '#session/insight/store.ts';

/** More choices than any question has. */
const LETTERS = 15;

type Asking = Extract<CheckPhase, { readonly kind: 'asking' }>;

export function checkCommands({ insights }: Stores): readonly ScopedCommand[] {
  const state = (): InsightState | undefined => insights.now()?.insight.getState();
  const asking = (): Asking | undefined => {
    const check = state()?.check;
    return check?.kind === 'asking' ? check : undefined;
  };
  const letter = (_: unknown, at: number): ScopedCommand => ({
    id: `check-letter-${at}`,
    title: 'Choose an output',
    keys: [letterKey(at)],
    when: () => meaningOf(asking(), at) !== undefined,
    run: () => {
      const meaning = meaningOf(asking(), at);
      if (meaning?.line !== undefined) state()?.takeLine(meaning.line);
      else if (meaning !== undefined) state()?.take(meaning.answer);
    },
  });
  return [
    {
      id: 'check-commit',
      title: 'Answer',
      keys: ['Enter'],
      when: () => asking()?.taken !== undefined,
      run: () => void state()?.commit(),
    },
    {
      id: 'check-leave',
      title: 'Leave the check for now',
      keys: ['Escape'],
      run: () => void state()?.closeCheck(),
    },
    ...Array.from({ length: LETTERS }, letter),
    {
      id: 'check-line-back',
      title: 'Take the last line back',
      keys: ['Backspace'],
      when: () => (asking()?.path.length ?? 0) > 0,
      run: () => state()?.takeLineBack(),
    },
    {
      id: 'check-undo',
      title: 'Take the last answer back',
      keys: ['u', 'Mod+z'],
      when: () => (asking()?.question.answered ?? 0) > 0,
      run: () => void state()?.undo(),
    },
  ];
}

/** The meaning of a letter: the options or next lines, then the two answers that are no options. */
function meaningOf(
  asking: Asking | undefined,
  at: number,
): { readonly line: number } | { readonly line?: never; readonly answer: CheckAnswer } | undefined {
  if (asking === undefined) return undefined;
  const { options } = asking.question;
  const byLine = asksByLine(options);
  if (byLine && at < forkAfter(options, asking.path).next.length) return { line: at };
  if (!byLine && at < options.length) return { answer: at };
  const answer = (['none', 'unknown'] as const)[at - (byLine ? LINE_LETTERS : options.length)];
  return answer && { answer };
}
