/** Which keys of `vary` change more than what things are called. Pure. */
import { linesOf } from '#format/output.ts';
import { literalsOf, numbersOf } from './python-literals.ts';
import type { AnswerKey, Question } from '#format/types.ts';
import { variant, variantCount, variantValues } from '#format/vary.ts';

type Output = Pick<AnswerKey, 'stdout' | 'ended'>;

/**
 * The names of the keys of `vary` of which no value ever changes the order, number or ending of the
 * lines: with them an answer is remembered by its shape.
 *
 * @param outputs what the variants print, in their order; those after the last are not compared.
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
    // In a sample of many combinations there may be nothing to compare.
    return changes || groups.length === 0 ? [] : [name];
  });
}

/**
 * An output with everything taken away that depends on names: two programs that differ in names give
 * outputs of the same shape. A word of a string in the program counts as that string's place among
 * the strings, a number of the program as its place among the numbers. A number that the program has
 * worked out counts as itself: it is what has to be thought about.
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
