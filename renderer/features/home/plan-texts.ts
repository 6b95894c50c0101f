/** The texts of the dialog about a learner's days. */

export const PLAN = {
  title: 'Your days',
  minutes: 'Minutes a day',
  usual: (minutes: number | undefined) =>
    minutes === undefined ? 'As many as it takes' : `As usual: about ${minutes}`,
  of: (minutes: number) => `${minutes} minutes`,
  minutesNote:
    'What a day has no time for waits for the next, the most urgent first; none of it counts as late.',
  unknown: 'What is usual for you is known after five days of learning.',
  easy: 'Easy days',
  easyNote: 'They have a third of the time.',
  away: 'Away until',
  awayNote: 'Nothing is asked before that day, and nothing is lost.',
  set: 'Set',
  here: 'I am here',
  close: 'Close',
} as const;
