/** The texts of the verdict on a program that may do one thing only. */
import type { Ended } from '#format/types.ts';
import { counted } from '#ui/times.ts';

export const ONLY_VERDICT = {
  triedAll: 'Loopwise tried every order in which its waits can end.',
  tried: (schedules: number) => `Loopwise tried ${counted(schedules, 'schedule')} of it.`,
  nothingElse: 'Nothing else happened.',
  solution: 'In the program on the left, nothing else can happen.',
  others: 'What else your program can do',
  where: (where: string) => (where === '' ? 'In the usual run:' : `If ${where}:`),
  ended: (ended: Ended) =>
    ended.kind === 'raised' ? `It ends with ${ended.type}.` : 'It never ends.',
} as const;
