/** A question as it is asked: which variant, in which form, with the answer key at hand. */
import type { AnswerKey, Question } from '#format/types.ts';
import { variant, variantCount } from '#format/vary.ts';
import { seedOf } from '#schedule/random.ts';
import { variantFor } from '#schedule/variant.ts';
import { getQuestion } from '#store/decks.ts';
import type { CardRow } from '#store/rows.ts';
import { fittingExercise } from './forms/fitting.ts';
import type { Exercise } from './forms/registry.ts';
import type { Services } from './services.ts';

export interface Asked {
  readonly card: CardRow;
  readonly unit: string;
  readonly unitTitle: string;
  readonly deckTitle: string;
  /** With the variant's values put in. */
  readonly question: Question;
  readonly variant: number;
  readonly exercise: Exercise;
  /** Undefined for a question that is answered by choosing among sentences. */
  readonly key: AnswerKey | undefined;
}

/**
 * Makes a card ready to be shown; undefined where its question is gone. Rejects where the answer
 * key has to be computed and Python does not start.
 */
export async function prepare(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  card: CardRow,
): Promise<Asked | undefined> {
  const [row, deck] = await Promise.all([getQuestion(db, card.id), db.decks.get(card.deckId)]);
  if (row === undefined || deck === undefined) return undefined;
  const at = variantFor(card.memory, variantCount(row.question));
  const reps = card.memory.state === 'new' ? 0 : card.memory.reps;
  const seed = seedOf(`${card.id} ${reps}`);
  const question = variant(row.question, at);
  const key = question.kind === 'predict' ? await keys.of(question.program) : undefined;
  const exercise = fittingExercise({ question, key, believed: [], seed }, card.memory);
  return {
    card,
    unit: row.unit,
    unitTitle: deck.manifest.units.find(({ id }) => id === row.unit)?.title ?? row.unit,
    deckTitle: deck.manifest.title,
    question,
    variant: at,
    exercise,
    key,
  };
}
