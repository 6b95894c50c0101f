/** Pairs of questions that differ in one thing. */
import { suggester } from './suggest.ts';
import type { PlacedQuestion, Problem } from './types.ts';

type Placed = Omit<PlacedQuestion, 'hash'>;

/**
 * Problems with the pairs of a deck: a partner that does not exist, or belongs to another question.
 *
 * @param lines the line of each question's `pair` in its file, by the question's id.
 */
export function pairProblems(
  questions: readonly Placed[],
  lines: ReadonlyMap<string, number>,
): readonly Problem[] {
  const byId = new Map(questions.map((placed) => [placed.question.id, placed]));
  const suggest = suggester([...byId.keys()]);
  const taken = new Map<string, string>();
  return questions.flatMap(({ question: { id, pair }, file }): readonly Problem[] => {
    if (pair === undefined) return [];
    const problem = { file, line: lines.get(id) ?? 1 };
    const partner = byId.get(pair);
    if (partner === undefined) {
      const near = suggest(pair);
      return [
        {
          ...problem,
          message: `The pair \`${pair}\` is not a question of the deck.`,
          remedy:
            near === undefined
              ? 'Name a question of this deck by its id, or delete the line.'
              : `Did you mean \`${near}\`?`,
        },
      ];
    }
    const other = partner.question.pair ?? taken.get(pair) ?? id;
    taken.set(pair, other);
    if (other === id) return [];
    return [
      {
        ...problem,
        message: `The pair \`${pair}\` is the partner of \`${other}\` already.`,
        remedy: 'A question has one partner: keep the two that differ in one thing.',
      },
    ];
  });
}

/** The questions with each pair named on both sides, even if only one side was written. */
export function pairedUp<T extends Placed>(questions: readonly T[]): readonly T[] {
  const partners = new Map(
    questions.flatMap(({ question: { id, pair } }) =>
      pair === undefined ? [] : [[pair, id] as const],
    ),
  );
  return questions.map((placed) => {
    const { question } = placed;
    const pair = question.pair ?? partners.get(question.id);
    return pair === undefined || pair === question.pair
      ? placed
      : { ...placed, question: { ...question, pair } };
  });
}
