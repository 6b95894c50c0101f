/** The texts about data that is missing; loaded only then. */
import { counted } from '#ui/times.ts';

export const LOSS = {
  all: 'Your answers are gone',
  some: 'Some of your answers are gone',
  noBackup:
    'No automatic backup is intact. If you saved one as a file, restore it in Decks and data.',
  backup: (when: string, count: number) =>
    `The backup of ${when} is intact and holds ${counted(count, 'answer')}.`,
  /** If the journal alone restores them; changes to cards are not answers. */
  journal: (count: number) =>
    count === 0
      ? 'What is missing was also noted outside the database.'
      : `${counted(count, 'answer')} that ${count === 1 ? 'is' : 'are'} missing here ${count === 1 ? 'was' : 'were'} also noted outside the database.`,
  bring: 'Bring them back',
  without: 'Continue without them',
  noWitness: (now: string) => `There are backups of your answers, but here ${now}.`,
  before: (when: string, count: number, now: string) =>
    `On ${when} you had ${counted(count, 'answer')}; now ${now}. The database was damaged or deleted from outside Loopwise.`,
  now: (count: number) => (count === 0 ? 'there are none' : `there are ${count.toLocaleString()}`),
} as const;
