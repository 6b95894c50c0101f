/** The notices of the screen for writing questions. */

export const WRITING = {
  undo: 'Undo',
  notRun: 'Not saved to the deck yet: it could not be run.',
  notSaved: (problem: string) => `Not saved to the deck yet: ${problem}`,
  saved: (question: string, deck: string) => `${question} is saved in ${deck}.`,
  removed: 'The question was removed from the deck. Your progress is kept.',
  savedMine: (question: string) =>
    `${question} is asked in your version from now on. The author’s is kept beside it.`,
  restored: 'The question is as its author wrote it.',
  discarded: 'Your changes were discarded.',
  alsoOnDisk: (file: string) =>
    `${file} was also edited on disk. Your text in the editor is kept. If you save it, it replaces the file.`,
  takeFile: 'Use the file',
  emptyUnit: (unit: string) =>
    `The unit “${unit}” of deck.yaml has no question yet. Add one to its folder; until then the library stays as it is.`,
  notTaken: 'The edits on disk could not be imported.',
  otherDeck: (id: string) =>
    `This folder belongs to another deck, ${id}. Choose the folder of this deck, or an empty one.`,
  notWritten: 'The deck could not be written.',
  problem: (file: string, line: number, message: string, remedy: string) =>
    `In ${file}, line ${line}: ${message} ${remedy}`,
} as const;
