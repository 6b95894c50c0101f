/**
 * Two programs that differ little and print something else: for a question that repetition does not
 * help.
 */
import { changedLines, countDifferent } from '#format/align-lines.ts';
import { linesOf } from '#format/output.ts';
import type { Question } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import { nextLearningDay } from '#schedule/day.ts';
import { conceptName } from '#session/concept-name.ts';
import type { Services } from '#session/services.ts';
import { getDeck, getQuestion, questionsOfDeck } from '#store/decks.ts';
import type { DeckRow, QuestionRow } from '#store/rows.ts';

export interface ContrastSide {
  /** In words. */
  readonly concept: string;
  readonly program: string;
  /** Lines, from 1, that the other program does not have. */
  readonly differing: readonly number[];
  /** The lines of its output. */
  readonly printed: readonly string[];
  /** Markdown. */
  readonly why: string;
}

export interface Contrast {
  readonly cardId: string;
  readonly own: ContrastSide;
  readonly other: ContrastSide;
  /** Whether the card is due before the next learning day begins, and when that is; ms. */
  readonly today: boolean;
  readonly nextDay: number;
}

/** Programs that differ in more lines are no contrast. */
const MOST_DIFFERENT = 12;

/**
 * The question of a card beside its pair, or else beside the question whose program differs least:
 * of its concept, then of its unit. Undefined if none prints something else. Rejects if an answer
 * key has to be computed and Python does not start.
 */
export async function loadContrast(
  services: Pick<Services, 'db' | 'keys' | 'now' | 'calendar'>,
  cardId: string,
): Promise<Contrast | undefined> {
  const { db, keys, now, calendar } = services;
  const [row, card] = await Promise.all([getQuestion(db, cardId), db.cards.get(cardId)]);
  const deck = row && (await getDeck(db, row.deckId));
  if (row === undefined || card === undefined || deck === undefined) return undefined;
  const own = programOf(row.question);
  if (own === undefined) return undefined;
  const { stdout } = await keys.of({ deckId: row.deckId, program: own });
  for (const near of nearest(row, own, await questionsOfDeck(db, row.deckId))) {
    const program = programOf(near.question) ?? '';
    const key = await keys.of({ deckId: row.deckId, program });
    if (key.stdout === stdout) continue;
    const nextDay = nextLearningDay(now(), calendar);
    return {
      cardId,
      own: sideOf(row, deck, { program: own, other: program, stdout }),
      other: sideOf(near, deck, { program, other: own, stdout: key.stdout }),
      today: card.due !== undefined && card.due < nextDay,
      nextDay,
    };
  }
  return undefined;
}

function programOf(question: Question): string | undefined {
  return question.kind === 'predict' ? variant(question, 0).program : undefined;
}

/** Other questions, the closest first: the pair, those of the concept, those of the unit. */
function nearest(
  own: QuestionRow,
  program: string,
  all: readonly QuestionRow[],
): readonly QuestionRow[] {
  const places = all.flatMap((row) => {
    const other = programOf(row.question);
    if (row.id === own.id || other === undefined || row.unit !== own.unit) return [];
    const different = countDifferent(program, other);
    const isPair = row.question.id === own.question.pair;
    if (!isPair && different > MOST_DIFFERENT) return [];
    const rank = isPair ? 0 : row.concept === own.concept ? 1 : 2;
    return [{ row, rank, different }];
  });
  return places
    .toSorted((one, other) => one.rank - other.rank || one.different - other.different)
    .map(({ row }) => row);
}

function sideOf(
  { concept, question }: QuestionRow,
  { manifest }: DeckRow,
  run: { readonly program: string; readonly other: string; readonly stdout: string },
): ContrastSide {
  return {
    concept: conceptName(manifest, concept),
    program: run.program,
    differing: changedLines(run.other, run.program).changed,
    printed: linesOf(run.stdout),
    why: question.why,
  };
}
