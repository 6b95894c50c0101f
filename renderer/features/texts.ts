/** Every text of the frame around the screens, of the keys, and of error screens. */
import type { Screen } from '#session/view.ts';

export const FRAME = {
  name: 'Loopwise',
  screens: 'Screens',
  nav: {
    home: 'Today',
    insight: 'What you believe',
    statistics: 'Statistics',
    decks: 'Decks and data',
  } satisfies Record<Exclude<Screen, 'review'>, string>,
  playground: 'Playground',
  settings: 'Settings',
  keys: 'Keys',
  close: 'Close',
  goHome: 'Go to Today',
  back: 'Back',
} as const;

export const HELP = {
  title: 'Keys',
  close: 'Close',
  letters: 'Add a line or choose an answer',
  letterKeys: 'its letter or number',
} as const;

export const BROKEN_SCREEN = {
  title: 'This screen can’t be shown.',
  text: (reason: string) => `Your answers are saved. What went wrong: ${reason}`,
  retry: 'Try again',
} as const;

export const STOPPED = {
  title: 'Loopwise can’t open your data.',
} as const;
