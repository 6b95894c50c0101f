/**
 * Two programs that differ little and print something else: for a question that repetition does not
 * help.
 */
import { changedLines } from '#format/align-lines.ts';
import { linesOf } from '#format/output.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { nextLearningDay } from '#schedule/day.ts';
import { conceptName } from '#session/concept-name.ts';
import { loadProbing } from '#session/insight/evidence.ts';
import type { Services } from '#session/services.ts';
import { getDeck, getQuestion, questionsOfDeck } from '#store/decks.ts';
import type { DeckRow, QuestionRow } from '#store/rows.ts';
import { nearestTo } from './nearest.ts';
import type { Comparable } from './nearest.ts';

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

/**
 * The question of a card beside the closest program of its deck that prints something else; see
 * `nearestTo`. Undefined if there is none. Rejects if an answer key has to be computed and Python
 * does not start.
 */
export async function loadContrast(
  services: Pick<Services, 'db' | 'keys' | 'now' | 'calendar'>,
  cardId: string,
): Promise<Contrast | undefined> {
  const { db, keys, now, calendar } = services;
  const [row, card] = await Promise.all([getQuestion(db, cardId), db.cards.get(cardId)]);
  const deck = row && (await getDeck(db, row.deckId));
  if (row === undefined || card === undefined || deck === undefined) return undefined;
  const { deckId } = row;
  const [rows, probing] = await Promise.all([
    questionsOfDeck(db, deckId),
    loadProbing(services, deckId),
  ]);
  const beliefs = new Map(probing.map(({ id, probe }) => [id, probe.outputs.flat()]));
  const all = rows.flatMap((one) =>
    programsOf(one, one.id === row.id).map((program): Compared => {
      const { unit, concept, question } = one;
      const { id: questionId, pair } = question;
      const known = beliefs.get(one.id) ?? [];
      return { row: one, questionId, pair, unit, concept, program, beliefs: known };
    }),
  );
  // The first of its own programs is the one as it is written.
  const own = all.find(({ questionId }) => questionId === row.question.id);
  if (own === undefined) return undefined;
  const { stdout } = await keys.of({ deckId, program: own.program });
  for (const { row: near, program } of nearestTo(own, all)) {
    const key = await keys.of({ deckId, program });
    if (key.stdout === stdout) continue;
    const nextDay = nextLearningDay(now(), calendar);
    return {
      cardId,
      own: sideOf(row, deck, { program: own.program, other: program, stdout }),
      other: sideOf(near, deck, { program, other: own.program, stdout: key.stdout }),
      today: card.due !== undefined && card.due < nextDay,
      nextDay,
    };
  }
  return undefined;
}

interface Compared extends Comparable {
  readonly row: QuestionRow;
}

/** The program of a question as it is written, or of all its variants; none if it asks of no run. */
function programsOf({ question }: QuestionRow, varied: boolean): readonly string[] {
  if (question.kind !== 'predict') return [];
  const count = varied ? variantCount(question) : 1;
  return Array.from({ length: count }, (_, at) => variant(question, at).program);
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
