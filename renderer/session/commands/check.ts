/** Commands of the check of beliefs, from choosing its units to its last question. */
import type { ScopedCommand, Stores } from './command.ts';
import { letterKey } from './question.ts';
import type { CheckAnswer, CheckQuestion } from '#session/insight/check.ts';
import type { InsightState } from '#session/insight/store.ts';

/** More outputs than any program has under the models, plus the two other answers. */
const LETTERS = 15;

export function checkCommands({ insights }: Stores): readonly ScopedCommand[] {
  const state = (): InsightState | undefined => insights.now()?.insight.getState();
  const question = (): CheckQuestion | undefined => {
    const check = state()?.check;
    return check?.kind === 'asking' ? check.question : undefined;
  };
  const letter = (_: unknown, at: number): ScopedCommand => ({
    id: `check-letter-${at}`,
    title: 'Choose an output',
    keys: [letterKey(at)],
    when: () => answerAt(question(), at) !== undefined,
    run: () => {
      const answer = answerAt(question(), at);
      if (answer !== undefined) state()?.take(answer);
    },
  });
  return [
    {
      id: 'check-commit',
      title: 'Answer',
      keys: ['Enter'],
      when: () => {
        const check = state()?.check;
        return check?.kind === 'asking' && check.taken !== undefined;
      },
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
      id: 'check-undo',
      title: 'Take the last answer back',
      keys: ['u', 'Mod+z'],
      when: () => (question()?.answered ?? 0) > 0,
      run: () => void state()?.undo(),
    },
  ];
}

/** The meaning of a letter: the options, then the two answers that are not options. */
function answerAt(question: CheckQuestion | undefined, at: number): CheckAnswer | undefined {
  if (question === undefined) return undefined;
  const { length } = question.options;
  if (at < length) return at;
  return (['none', 'unknown'] as const)[at - length];
}
