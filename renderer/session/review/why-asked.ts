/** Why a question is asked now, as one sentence. Pure. */
import { DAY } from '#schedule/day.ts';
import { retrievability } from '#schedule/fsrs.ts';
import type { CardRow } from '#store/rows.ts';
import type { WantedCard } from '#store/settings.ts';

/** `now` in ms since the epoch. */
export function whyAsked(
  { id, memory, unit, due }: CardRow,
  {
    now,
    wanted,
    unitTitle = unit,
  }: {
    readonly now: number;
    readonly wanted: readonly WantedCard[];
    readonly unitTitle?: string;
  },
): string {
  const wish = wanted.find(({ cardId }) => cardId === id);
  if (wish !== undefined) {
    return `Your answers are what you would give if you believed: “${wish.belief}”. This question tests that.`;
  }
  switch (memory.state) {
    case 'new':
      return `It is the next new question of “${unitTitle}”.`;
    case 'learning':
      return 'You met it today or shortly before, and it is repeated once after minutes.';
    case 'relearning': {
      const soon = now - memory.lastReview < DAY / 2;
      return `You answered it wrong ${soon ? 'a short while ago' : daysAgo(memory.lastReview, now)}.`;
    }
    case 'review': {
      const known = Math.round(100 * retrievability(memory, now));
      const ago = daysAgo(memory.lastReview, now);
      const why = (due ?? now) > now + DAY ? 'You chose to practise it' : 'It is due';
      return `${why}: you answered it ${ago}, and your chance of still knowing it is about ${known}\u{A0}%.`;
    }
  }
}

function daysAgo(at: number, now: number): string {
  const days = Math.max(1, Math.round((now - at) / DAY));
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
