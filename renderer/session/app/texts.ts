/** The notices at the bottom of a screen about decks, questions, backups and files. */
export const NOTICES = {
  undo: 'Undo',
  questionGone: 'This question has left its deck.',
  noContrast: 'No other program of its deck is close enough to be compared with it.',
  deckGone: 'The deck is gone.',
  exported: (file: string) => `Exported to ${file}.`,
  noAnswerFile: (file: string, why: string) => `“${file}” was left out. ${why}`,
  otherDeck: (title: string) => `It is about another deck, “${title}”.`,
  noAnswers: 'There is nothing to hand out: no question of the deck was answered yet.',
  copied: (count: number, deck: string) =>
    `${count === 1 ? '1 question was' : `${count} questions were`} copied to ${deck}.`,
  takenBack: 'Taken back.',
  imported: (title: string, version: string) => `${title} ${version} was imported.`,
  updated: (title: string, version: string) =>
    `${title} is now version ${version}. Your progress is kept.`,
  nothingEnds: 'None of its programs ends, so the deck has no questions.',
  notRemoved: (why: string) => `The deck was not removed. ${why}`,
  removed: 'The deck was removed. Your progress is kept.',
  notBack: 'The deck could not be brought back. Import it again.',
  back: 'The deck is back, with your progress.',
  backedUp: 'Everything is in the backup.',
  restored: 'The backup was restored.',
  broughtBack: 'Your answers are back.',
  restoreKept: 'Restore what was here before',
  rescheduled: (count: number) =>
    count === 1 ? '1 question was rescheduled.' : `${count} questions were rescheduled.`,
  programSaved: 'The program was saved.',
} as const;
