/**
 * Commands of a verdict, and of a question that could not be prepared. None of them accepts a press
 * so soon after the commit that it was meant for the question.
 */
import type { ScopedCommand, Stores } from './command.ts';
import type { Rating } from '#schedule/types.ts';
import type { Origin } from '#session/playground.ts';
import { replayOf } from '#session/replay/request.ts';
import { isLeechNow } from '#session/review/phase.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';

export const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

export function verdictCommands({ app, review }: Stores): readonly ScopedCommand[] {
  const judged = () => {
    const { phase } = review.getState();
    return phase.kind === 'judged' ? phase : undefined;
  };
  const origin = (): Origin | undefined => {
    const now = judged();
    return now && originOf(now.asked);
  };
  const watched = () => {
    const now = judged();
    return now && replayOf(now);
  };
  const rating = (rate: Rating, at: number): ScopedCommand => ({
    id: `rate-${rate}`,
    title: `Rate it ${rate}`,
    keys: [String(at + 1)],
    group: 'Verdict',
    // They accept no key while hidden: a digit meant for the question would change the rating.
    when: () => judged() !== undefined && review.getState().rerating,
    run: () => review.getState().rate(rate),
  });
  const settled = (command: ScopedCommand): ScopedCommand => ({
    ...command,
    when: () => review.getState().settled && (command.when?.() ?? true),
  });
  const commands: readonly ScopedCommand[] = [
    {
      id: 'next',
      title: 'Next question',
      keys: ['Enter', ' '],
      group: 'Verdict',
      run: () => void review.getState().next(),
    },
    {
      id: 'ratings',
      title: 'Earlier or later: change when it comes back',
      keys: ['e'],
      group: 'Verdict',
      when: () => judged() !== undefined && judged()?.cram !== true,
      run: () => review.getState().toggleRatings(),
    },
    ...RATINGS.map(rating),
    {
      id: 'watch',
      title: 'Watch the loop',
      keys: ['r'],
      group: 'Verdict',
      when: () => watched() !== undefined,
      run: () => {
        const request = watched();
        if (request !== undefined) app.getState().openReplay(request);
      },
    },
    {
      id: 'compare',
      title: 'Compare two programs, if you keep forgetting this',
      keys: ['c'],
      group: 'Verdict',
      when: () => {
        const now = judged();
        return now !== undefined && isLeechNow(now);
      },
      run: () => {
        const now = judged();
        if (now !== undefined) void app.getState().compare(now.asked.card.id);
      },
    },
    {
      id: 'what-if',
      title: 'What if: change the program and run it',
      keys: ['w'],
      group: 'Verdict',
      menu: 'learn',
      when: () => origin() !== undefined,
      run: () => app.getState().openPlayground(origin()),
    },
  ];
  return commands.map(settled);
}

/** The program of a question for the playground; undefined if it has none. */
function originOf({ question, unitTitle }: PresentedQuestion): Origin | undefined {
  const { id, program } = question;
  return program === '' ? undefined : { id, title: unitTitle, program };
}
