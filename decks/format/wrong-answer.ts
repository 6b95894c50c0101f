import { looksSame } from './output.ts';
import type { Question, WrongAnswer } from './types.ts';

/** The author's reply to a wrong answer; undefined if it was not expected. */
export function wrongAnswer(
  question: Question | undefined,
  answer: string,
): WrongAnswer | undefined {
  if (question?.kind !== 'predict') return undefined;
  return question.wrong?.find(({ output }) => looksSame(output, answer));
}
