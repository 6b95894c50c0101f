/** The verdict that a learner with this answer would get, in the words of the verdict. */
import { findBelief } from '#engine/models/find-belief.ts';
import { looksSame } from '#format/output.ts';
import type { WrongAnswer } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import { wrongAnswer } from '#format/wrong-answer.ts';
import type { Explained } from '#session/review/explained.ts';
import { inWords } from '#session/review/explained.ts';
import type { Services } from '#session/services.ts';
import type { Found } from './check.ts';

export interface Tried {
  readonly answer: string;
  /** `untold`: the answer cannot be judged, because the question is invalid. */
  readonly kind: 'right' | 'wrong' | 'untold';
  /** The author's text for exactly this answer. */
  readonly said: WrongAnswer | undefined;
  /** The belief that is named. */
  readonly explained: Explained | undefined;
}

/** Judges an answer to the first variant. Rejects if Python does not start. */
export async function tryAnswer(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  { read, judged, variants }: Found,
  answer: string,
): Promise<Tried> {
  const question = read.placed && variant(read.placed.question, 0);
  const truth = variants[0]?.key;
  if (question?.kind !== 'predict' || truth === undefined) {
    return { answer, kind: 'untold', said: undefined, explained: undefined };
  }
  if (looksSame(answer, truth.stdout)) {
    return { answer, kind: 'right', said: undefined, explained: undefined };
  }
  const found = await findBelief(engine, question.program, {
    answer: { text: answer },
    truth,
    runs: judged?.modelled[0]?.variants[0]?.runs ?? [],
    expected: question.models.map(({ model }) => model),
  });
  return {
    answer,
    kind: 'wrong',
    said: wrongAnswer(question, answer),
    explained: found && inWords(found, question, await keys.catalogue()),
  };
}
