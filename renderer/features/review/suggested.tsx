import { goesOn } from '#session/review/summary.ts';
import type { Suggestion } from '#session/review/summary.ts';
import { Button } from '#ui/button.tsx';
import { intervalText } from '#ui/times.ts';
import { useApp } from '../context.ts';
import { SUGGESTIONS as TEXTS } from './texts.ts';
import styles from './suggested.module.css';

interface Words {
  readonly text: string;
  /** The label of the action. */
  readonly action: string;
  /** Whether it starts another session, so that leaving is a separate action. */
  readonly on: boolean;
}

/** The suggested next step, with its key. */
export function Suggested({
  suggestion,
  now,
}: {
  readonly suggestion: Suggestion;
  readonly now: number;
}) {
  const follow = useApp((state) => state.follow);
  const goTo = useApp((state) => state.goTo);
  const practise = useApp((state) => state.practise);
  const { text, action, on } = wordsFor(suggestion, now);
  return (
    <div className={styles['suggested']}>
      <p className={styles['text']}>{text}</p>
      <div className={styles['actions']}>
        <Button variant="main" keys="Enter" onClick={() => void follow()}>
          {action}
        </Button>
        {goesOn(suggestion) ? (
          <Button keys="e" onClick={() => void practise()}>
            {TEXTS.endless}
          </Button>
        ) : undefined}
        {on ? (
          <Button variant="quiet" keys="Escape" onClick={() => void goTo('home')}>
            {TEXTS.leave}
          </Button>
        ) : undefined}
      </div>
    </div>
  );
}

function wordsFor(suggestion: Suggestion, now: number): Words {
  switch (suggestion.kind) {
    case 'stop':
      return { ...TEXTS.stop, on: false };
    case 'practise':
    case 'unit': {
      const { unitTitle } = suggestion;
      const text = suggestion.kind === 'unit' ? TEXTS.unit.text : TEXTS.practise.text(unitTitle);
      return { text, action: TEXTS[suggestion.kind].action(unitTitle), on: true };
    }
    case 'more':
      return { text: TEXTS.more.text(suggestion.count), action: TEXTS.more.action, on: true };
    case 'break': {
      const when = intervalText(0, suggestion.due - now);
      const text = TEXTS.break.text(suggestion.count, when);
      return { text, action: TEXTS.break.action, on: false };
    }
    case 'finished': {
      const { deckTitle, met, lasting } = suggestion;
      const text = TEXTS.finished.text(deckTitle, met, lasting);
      return { text, action: TEXTS.finished.action, on: false };
    }
    case 'done':
      return { text: doneText(suggestion.due, now), action: TEXTS.done.action, on: false };
  }
}

const DAY = 24 * 60 * 60_000;

function doneText(due: number | undefined, now: number): string {
  if (due === undefined) return TEXTS.done.nothing;
  const days = due - now < DAY ? 0 : Math.round((due - now) / DAY);
  return TEXTS.done.text(intervalText(days, due - now));
}
