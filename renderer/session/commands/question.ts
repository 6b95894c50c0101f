/** Commands while a question is answered. */
import type { ScopedCommand, Stores } from './command.ts';
import { back, goesBack, isEmpty, letters, press } from '#session/forms/registry.ts';
import { mayDecline } from '#session/forms/exercise-for.ts';
import { unanswered } from '#session/review/phase.ts';

/** The key of the letter with this index, 0 for A; the form defines its meaning. */
export function letterKey(at: number): string {
  return String.fromCodePoint(97 + at);
}

/** No form needs more letters than precede the first one with another meaning. */
const LETTERS = 15;

export function questionCommands({ review }: Stores): readonly ScopedCommand[] {
  const asking = () => unanswered(review.getState().phase);
  const answered = (): boolean => {
    const now = asking();
    return now !== undefined && !isEmpty(now.draft, now.asked.exercise);
  };
  const letter = (_: unknown, at: number): ScopedCommand => ({
    id: `letter-${at}`,
    title: 'Add a line or choose an answer',
    keys: [letterKey(at)],
    when: () => {
      const now = asking();
      return now !== undefined && at < letters(now.asked.exercise);
    },
    run: () => review.getState().change((draft, exercise) => press(draft, exercise, at)),
  });
  return [
    {
      id: 'back',
      title: 'Take the last line back',
      keys: ['Backspace'],
      group: 'Question',
      when: () => {
        const now = asking();
        return now !== undefined && goesBack(now.asked.exercise);
      },
      run: () => review.getState().change(back),
    },
    {
      id: 'commit',
      title: 'Submit: I think so',
      keys: ['Enter', '2'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('think'),
    },
    {
      id: 'commit-guess',
      title: 'Submit: a guess',
      keys: ['1'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('guess'),
    },
    {
      id: 'commit-sure',
      title: 'Submit: sure',
      keys: ['3'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('sure'),
    },
    {
      id: 'commit-typed',
      title: 'Submit, even an empty prediction',
      keys: ['Mod+Enter'],
      group: 'Question',
      run: () => review.getState().submit('think', true),
    },
    {
      id: 'decline',
      title: 'Ask in another form, if offered',
      keys: ['Mod+j'],
      group: 'Question',
      when: () => {
        const now = asking();
        if (now === undefined) return false;
        const { exercise, question, card } = now.asked;
        return mayDecline(exercise.form, question, card.memory);
      },
      run: () => review.getState().decline(),
    },
    ...Array.from({ length: LETTERS }, letter),
  ];
}
