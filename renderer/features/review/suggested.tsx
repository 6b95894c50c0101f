import type { Suggestion } from '#session/review/summary.ts';
import { Button } from '#ui/button.tsx';
import { counted, intervalText } from '#ui/times.ts';
import { useApp } from '../context.ts';
import styles from './suggested.module.css';

interface Words {
  readonly text: string;
  /** What the one key does. */
  readonly action: string;
  /** Whether that leads on to another session, so that leaving is another thing to do. */
  readonly on: boolean;
}

/** The one thing to do next, with its key. */
export function Suggested({
  suggestion,
  now,
}: {
  readonly suggestion: Suggestion;
  readonly now: number;
}) {
  const follow = useApp((state) => state.follow);
  const goTo = useApp((state) => state.goTo);
  const { text, action, on } = wordsFor(suggestion, now);
  return (
    <div className={styles['suggested']}>
      <p className={styles['text']}>{text}</p>
      <div className={styles['actions']}>
        <Button variant="main" size="large" keys="Enter" onClick={() => void follow()}>
          {action}
        </Button>
        {on ? (
          <Button variant="quiet" keys="Escape" onClick={() => void goTo('home')}>
            Enough for now
          </Button>
        ) : undefined}
      </div>
    </div>
  );
}

function wordsFor(suggestion: Suggestion, now: number): Words {
  switch (suggestion.kind) {
    case 'stop':
      return {
        text: 'Much of this was new, and much of it went another way. That settles overnight: stop for today and come back tomorrow.',
        action: 'Stop for today',
        on: false,
      };
    case 'practise':
      return {
        text: `One belief showed up more than once. The unit “${suggestion.unitTitle}” is where it is put to the test.`,
        action: `Practise ${suggestion.unitTitle}`,
        on: true,
      };
    case 'unit':
      return {
        text: 'All of it right, and you were sure. You are ready for something new.',
        action: `Go on with ${suggestion.unitTitle}`,
        on: true,
      };
    case 'more':
      return {
        text: `${counted(suggestion.count, 'question')} more for today, whenever you like.`,
        action: 'Another session',
        on: true,
      };
    case 'break': {
      const minutes = intervalText(0, suggestion.due - now);
      const comes = suggestion.count === 1 ? 'question comes' : 'questions come';
      return {
        text: `${suggestion.count} ${comes} back in ${minutes}, to settle. Take a short break until then.`,
        action: 'Take a break',
        on: false,
      };
    }
    case 'done':
      return { text: doneText(suggestion.due, now), action: 'Done', on: false };
  }
}

const DAY = 24 * 60 * 60_000;

function doneText(due: number | undefined, now: number): string {
  if (due === undefined) return 'Nothing will come back on its own.';
  const days = due - now < DAY ? 0 : Math.round((due - now) / DAY);
  return `That is all for now. The next question comes back in ${intervalText(days, due - now)}.`;
}
