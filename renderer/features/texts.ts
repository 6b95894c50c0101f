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

export const RESCUE = {
  reason: (reason: string) => `What went wrong: ${reason}`,
  first:
    'First close every other window of Loopwise, restart the computer if the disk was full, and try again. Nothing has been changed.',
  noBackup: 'There is no automatic backup to go back to.',
  backup: (when: string, answers: number) =>
    `If that does not help: the newest backup is from ${when} and holds ${answers === 1 ? '1 answer' : `${answers.toLocaleString()} answers`}.`,
  /** `kept`: whether answers after the backup can be restored as well. */
  restores: (kept: boolean) =>
    `Restoring it deletes the data that cannot be opened${kept ? '.' : '; what you answered after that time is lost.'}`,
  failed: (why: string) => `That did not work. ${why}`,
  retry: 'Try again',
  save: 'Save the backup as a file',
  replace: 'Delete the data and restore the backup',
} as const;

export const STOPPED = {
  title: 'Loopwise can’t open your data.',
} as const;
