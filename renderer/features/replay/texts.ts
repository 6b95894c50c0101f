/** Texts of the replay that are more than a label of one control. */

export const REPLAY = {
  compare: { model: 'Compare with your belief', schedule: 'Compare with the other schedule' },
  next: 'Next',
  now: 'Now',
  led: 'Just before',
  earlier: (count: number) => (count === 1 ? '1 earlier step' : `${count} earlier steps`),
  band: 'clock moves, nothing runs',
  at: 'At',
} as const;

export const COROUTINES = {
  title: 'Coroutine objects',
  created: (line: number) => `created at line ${line}, not awaited yet`,
  awaited: (line: number) => `awaited at line ${line}`,
  unawaited: (line: number) => `created at line ${line}, never awaited: nothing of it ran`,
  more: (count: number) => `and ${count} more`,
} as const;
