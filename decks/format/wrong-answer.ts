import { looksSame } from './output.ts';
import type { Question, WrongAnswer } from './types.ts';

/** What a question's author says to a wrong answer; undefined where they did not expect it. */
export function wrongAnswer(
  question: Question | undefined,
  answer: string,
): WrongAnswer | undefined {
  if (question?.kind !== 'predict') return undefined;
  return question.wrong?.find(({ output }) => looksSame(output, answer));
}
