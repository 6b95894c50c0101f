/** Commands while the reason of an answer is asked for. */
import type { ScopedCommand, Stores } from './command.ts';
import { letterKey } from './question.ts';

/** The reasons to choose from, and the option to give none. */
const LETTERS = 5;

export function reasonCommands({ review }: Stores): readonly ScopedCommand[] {
  const count = (): number => {
    const { phase } = review.getState();
    return phase.kind === 'reasoning' ? phase.reasons.length : -1;
  };
  return Array.from({ length: LETTERS }, (_, at): ScopedCommand => ({
    id: `reason-${at}`,
    title: 'Choose a reason',
    keys: [letterKey(at)],
    // A press this soon was meant for the question.
    when: () => review.getState().settled && at <= count(),
    run: () => review.getState().giveReason(at === count() ? undefined : at),
  }));
}
