/** Questions whose programs differ only in names and numbers. Pure. */
import { skeletonOf } from './skeleton.ts';
import { aboutText } from '#format/about-text.ts';
import type { PlacedQuestion, Question } from '#format/types.ts';

export interface Duplicate {
  readonly placed: PlacedQuestion;
  /** The question it is like, which comes earlier in the deck. */
  readonly like: PlacedQuestion;
}

/**
 * Every question that is like an earlier one. Two that name each other as a pair are asked together on
 * purpose and do not count.
 */
export function nearDuplicates(questions: readonly PlacedQuestion[]): readonly Duplicate[] {
  const first = new Map<string, PlacedQuestion>();
  return questions.flatMap((placed): readonly Duplicate[] => {
    const { question } = placed;
    if (question.program === '') return [];
    const key = keyOf(question);
    const like = first.get(key);
    if (like === undefined) {
      first.set(key, placed);
      return [];
    }
    return like.question.id === question.pair ? [] : [{ placed, like }];
  });
}

/** A repair, or a question about a run, asks something different from a prediction about the same program. */
function keyOf(question: Question): string {
  if (question.kind === 'about') {
    return `${skeletonOf(question.program)}\n# about ${aboutText(question.about)}`;
  }
  return question.kind === 'repair'
    ? `${skeletonOf(question.broken)}\n# repaired\n${skeletonOf(question.program)}`
    : skeletonOf(question.program);
}
