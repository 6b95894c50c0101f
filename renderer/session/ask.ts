/** A question as it is asked: which variant, in which form, with the answer key at hand. */
import type { AnswerKey, Question } from '#format/types.ts';
import { variant, variantCount } from '#format/vary.ts';
import { seededRandom, shuffled } from '#schedule/random.ts';
import { variantFor } from '#schedule/variant.ts';
import { getQuestion } from '#store/decks.ts';
import type { CardRow, Form } from '#store/rows.ts';
import { linesOf } from './judge.ts';
import { canBeOrdered, piecesOf } from './pieces.ts';
import type { Services } from './services.ts';

export interface Asked {
  readonly card: CardRow;
  readonly unit: string;
  readonly unitTitle: string;
  readonly deckTitle: string;
  /** With the variant's values put in. */
  readonly question: Question;
  readonly variant: number;
  readonly form: Form;
  /** Undefined for a question that is answered by choosing. */
  readonly key: AnswerKey | undefined;
  /** The lines to put in order; empty in other forms. */
  readonly pieces: readonly string[];
}

/** The form for a card's state: lines to order while it is new, the exact output once it is known. */
export function formFor(question: Question, card: CardRow, key: AnswerKey | undefined): Form {
  if (question.kind === 'choice') return 'choose';
  const young = card.memory.state === 'new' || card.memory.state === 'learning';
  return young && key !== undefined && canBeOrdered(key.stdout) ? 'order' : 'type';
}

/** Lines of the answer that is wanted, for judging the time it took. */
export function answerLines({ question, key }: Asked): number {
  return question.kind === 'choice' ? question.choices.length : linesOf(key?.stdout ?? '').length;
}

/** A number that is the same for the same text, for seeds. */
export function seedOf(text: string): number {
  let seed = 0x811c9dc5;
  for (const character of text) {
    seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return seed >>> 0;
}

/** The place of the right choice must not be what is remembered. */
function withShuffledChoices(question: Question, seed: number): Question {
  if (question.kind !== 'choice') return question;
  return { ...question, choices: shuffled(question.choices, seededRandom(seed)) };
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
  const question = withShuffledChoices(variant(row.question, at), seed);
  const key = question.kind === 'predict' ? await keys.of(question.program) : undefined;
  const form = formFor(question, card, key);
  return {
    card,
    unit: row.unit,
    unitTitle: deck.manifest.units.find(({ id }) => id === row.unit)?.title ?? row.unit,
    deckTitle: deck.manifest.title,
    question,
    variant: at,
    form,
    key,
    pieces: form === 'order' ? piecesOf(question.program, key?.stdout ?? '', seed) : [],
  };
}
