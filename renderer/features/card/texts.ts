/** Every text about a single question. */
import { FORM_NAMES } from '#session/forms/names.ts';
import type { CardEvent } from '#session/card/details.ts';
import type { CardChange } from '#store/rows.ts';
import { counted, intervalText } from '#ui/times.ts';

export const CARD = {
  title: (concept: string) => `This question: ${concept}`,
  place: (deck: string, unit: string) => `${deck} · ${unit}`,
  never: 'Never answered.',
  recall: (percent: number) => `Your chance of knowing it now is about ${percent}\u00A0%.`,
  stability: 'Stability',
  stabilityNote: 'days until that chance is 90\u00A0%',
  difficulty: 'Difficulty',
  difficultyNote: 'from 1 to 10',
  answers: 'Answers',
  lapses: (count: number) => (count === 0 ? 'never forgotten' : `forgotten ${times(count)}`),
  due: 'Comes back',
  suspended: 'Suspended: it is not asked until you resume it.',
  buried: (when: string) => `Put off until ${when}.`,
  flagged: 'Flagged.',
  leech: (count: number) =>
    `You have known and forgotten it ${count} times. Repeating it will hardly help; comparing two programs may.`,
  actions: 'Actions',
  suspend: 'Suspend',
  resume: 'Resume',
  bury: 'Put off until tomorrow',
  unbury: 'Stop putting it off',
  flag: 'Flag',
  unflag: 'Remove the flag',
  forget: 'Forget',
  dueOn: 'Due on',
  set: 'Set',
  history: 'History',
  nothing: 'Nothing yet.',
  close: 'Close',
} as const;

export const CONTRAST = {
  title: 'What is different?',
  hint: 'The marked lines differ. Say to yourself why each program prints what it does before you read it.',
  own: 'This question',
  other: (concept: string) => `Beside it: ${concept}`,
  program: (title: string) => `Program: ${title}`,
  prints: 'It prints',
  nothing: 'nothing',
  why: 'Why',
  tomorrow: 'Ask it tomorrow',
  close: 'Close',
  compare: 'Compare two programs',
} as const;

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** An event of the history in words. */
export function eventText(event: CardEvent): string {
  switch (event.kind) {
    case 'answer': {
      const next =
        event.days === 0 ? 'again the same day' : `again in ${intervalText(event.days, 0)}`;
      return `${event.correct ? 'Right' : 'Wrong'}, ${FORM_NAMES[event.form]}; ${event.rating}, ${next}`;
    }
    case 'cram':
      return `${event.correct ? 'Right' : 'Wrong'}, ${FORM_NAMES[event.form]}; not scheduled`;
    case 'change':
      return changeText(event.change);
  }
}

function changeText(change: CardChange): string {
  switch (change.do) {
    case 'suspend':
      return 'Suspended';
    case 'resume':
      return 'Resumed';
    case 'bury':
      return `Put off until ${new Date(change.until).toLocaleDateString()}`;
    case 'unbury':
      return 'No longer put off';
    case 'flag':
      return 'Flagged';
    case 'unflag':
      return 'Flag removed';
    case 'tag':
      return `Tagged ${change.tag}`;
    case 'untag':
      return `Tag ${change.tag} removed`;
    case 'forget':
      return 'Forgotten: new again';
    case 'due':
      return `Set due on ${new Date(change.due).toLocaleDateString()}`;
  }
}

/** `5 answers`. */
export function answersText(count: number): string {
  return counted(count, 'answer');
}
