/** Which keys of `vary` change more than names. Pure. */
import { linesOf } from '#format/output.ts';
import { literalsOf, numbersOf } from './python-literals.ts';
import type { AnswerKey, Question } from '#format/types.ts';
import { variantCount, variantValues } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';

type Output = Pick<AnswerKey, 'stdout' | 'ended'>;

/**
 * The names of the `vary` keys whose values never change the order, number or ending of the output
 * lines: varying only these, the answer can be remembered by its shape.
 *
 * @param outputs of the variants, in order; variants beyond the last output are not compared.
 */
export function relabellingKeys(question: Question, outputs: readonly Output[]): readonly string[] {
  const count = Math.min(variantCount(question), outputs.length);
  const shapes = outputs
    .slice(0, count)
    .map((output, index) => shapeOf(variant(question, index).program, output));
  return question.vary.flatMap(({ name }) => {
    // Variants with the same values for all other keys.
    const alike = Map.groupBy(shapes.keys(), (index) =>
      JSON.stringify(variantValues(question, index).filter((chosen) => chosen.name !== name)),
    );
    const groups = [...alike.values()].filter((indices) => indices.length > 1);
    const changes = groups.some(
      (indices) => new Set(indices.map((index) => shapes[index])).size > 1,
    );
    // A sample of many combinations may contain nothing to compare.
    return changes || groups.length === 0 ? [] : [name];
  });
}

/**
 * An output with everything that depends on names removed: two programs that differ only in names have
 * outputs of the same shape. A word from a string in the program becomes that string's index among the
 * strings, a number of the program its index among the numbers. A number that the program has computed
 * stays: it is what the learner has to work out.
 */
export function shapeOf(program: string, { stdout, ended }: Output): string {
  const places = new Map<string, string>();
  for (const [at, literal] of [...new Set(literalsOf(program))].entries()) {
    for (const word of wordsOf(literal)) {
      if (!places.has(word)) places.set(word, `"${at}"`);
    }
  }
  for (const [at, number] of [...new Set(numbersOf(program))].entries()) {
    if (Number(number) !== 0 && !places.has(number)) places.set(number, `#${at}`);
  }
  const lines = linesOf(stdout).map((line) => {
    const tokens = wordsOf(line).map((word) => places.get(word) ?? word);
    // A string of two words counts as much as one of a single word.
    return tokens.filter((token, at) => !token.startsWith('"') || token !== tokens[at - 1]);
  });
  return JSON.stringify([lines, ended.kind, ended.kind === 'raised' ? ended.type : '']);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?/gu) ?? [];
}
