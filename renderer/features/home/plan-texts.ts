/** The texts of the dialog about a learner's days. */

export const PLAN = {
  title: 'Your days',
  minutes: 'Minutes a day',
  usual: (minutes: number | undefined) =>
    minutes === undefined ? 'As many as it takes' : `As usual: about ${minutes}`,
  of: (minutes: number) => `${minutes} minutes`,
  minutesNote:
    'Reviews that do not fit wait for the next day, the most urgent first. None of them counts as late.',
  unknown: 'Your usual time is known after five days of learning.',
  easy: 'Easy days',
  easyNote: 'They get a third of the time.',
  away: 'Away until',
  awayNote: 'Nothing is asked before that day, and nothing is lost.',
  set: 'Set',
  here: 'I’m back',
  close: 'Close',
} as const;
