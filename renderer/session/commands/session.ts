/** Commands of a session, in every phase. */
import type { ScopedCommand, Stores } from './command.ts';
import { questionIn, unanswered } from '#session/review/phase.ts';

export function sessionCommands({ app, review }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'undo',
      title: 'Take the last answer back',
      keys: ['u', 'Mod+u'],
      group: 'Verdict',
      menu: 'learn',
      when: () => review.getState().answered > 0,
      run: () => void review.getState().undo(),
    },
    {
      id: 'why-asked',
      title: 'Why this question is asked now',
      keys: ['Mod+i'],
      group: 'Question',
      when: () => questionIn(review.getState().phase) !== undefined,
      run: () => void app.getState().sayWhyAsked(),
    },
    {
      id: 'card',
      title: 'This question: suspend, postpone, flag, details',
      keys: ['Mod+d'],
      group: 'Question',
      menu: 'learn',
      when: () => questionIn(review.getState().phase) !== undefined,
      run: () => void app.getState().showCard(),
    },
    {
      id: 'given',
      title: 'Answers of this session',
      keys: ['l'],
      group: 'Verdict',
      // While something is answered, a letter may be part of the answer.
      when: () =>
        unanswered(review.getState().phase) === undefined &&
        review.getState().phase.kind !== 'reasoning' &&
        review.getState().settled &&
        review.getState().answered > 0,
      run: () => void app.getState().showAnswers(),
    },
  ];
}
