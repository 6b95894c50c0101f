/** Questions whose programs differ in names and numbers only. Pure. */
import { skeletonOf } from './skeleton.ts';
import { aboutText } from '#format/about-text.ts';
import type { PlacedQuestion, Question } from '#format/types.ts';

export interface Duplicate {
  readonly placed: PlacedQuestion;
  /** The question it is like, which comes first in the deck. */
  readonly like: PlacedQuestion;
}

/**
 * Every question that is like an earlier one. Two that name each other as a pair are asked together
 * on purpose, and count as different.
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

/** A repair asks something else than a prediction, even about the same program; so do questions about its runs. */
function keyOf(question: Question): string {
  if (question.kind === 'about') {
    return `${skeletonOf(question.program)}\n# about ${aboutText(question.about)}`;
  }
  return question.kind === 'repair'
    ? `${skeletonOf(question.broken)}\n# repaired\n${skeletonOf(question.program)}`
    : skeletonOf(question.program);
}
