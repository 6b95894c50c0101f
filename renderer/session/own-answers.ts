import type { AnswerFile, Deck, PackedAnswer } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { sha256 } from '#store/sha256.ts';

/** A package's outputs for its own deck's programs; they apply to no other deck. */
export async function ownAnswers(deck: Deck, file: AnswerFile): Promise<AnswerFile> {
  const answers: Record<string, PackedAnswer> = {};
  for (const { question } of deck.questions) {
    for (let at = 0; at < variantCount(question); at += 1) {
      const hash = await sha256(variant(question, at).program);
      const answer = file.answers[hash];
      if (answer !== undefined) answers[hash] = answer;
    }
  }
  return { ...file, answers };
}
