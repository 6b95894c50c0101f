/** The answers of the log as evidence about beliefs, and what a deck's questions can reveal. */
import type { Assumptions } from '#beliefs/types.ts';
import type { ProbedAnswer } from '#beliefs/weigh.ts';
import { areCompatible } from '#engine/models/models.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { DeckProgram } from '#session/answer-keys.ts';
import type { Services } from '#session/services.ts';
import { questionsOfDeck } from '#store/decks.ts';
import { recentAnswers } from '#store/recent.ts';
import type { AnswerReviewRow, QuestionRow } from '#store/rows.ts';
import type { ProgramProbe } from './probes.ts';
import { givenOf, probeOf } from './probes.ts';

type Needed = Pick<Services, 'db' | 'keys'>;

/**
 * Rows of the log that are read. Older answers are superseded by later ones to the same cards, and
 * a log of a million rows must not cause a delay.
 */
const READ = 2000;

/** The share of answers that are slips, not what the learner believes. */
const SLIP = 0.1;

/** The prior of any one belief. */
const PRIOR = 0.05;

export const ASSUMPTIONS: Assumptions = {
  prior: () => PRIOR,
  slip: SLIP,
  compatible: areCompatible,
};

/** An answer with its subject. */
export interface AnswerAbout extends ProbedAnswer {
  readonly row: AnswerReviewRow;
  readonly question: QuestionRow;
  readonly program: string;
  readonly probe: ProgramProbe;
}

/** The program that an answer was about; undefined if its question has changed since. */
function programOf(
  { variant: at }: AnswerReviewRow,
  { question }: QuestionRow,
): string | undefined {
  if (question.kind !== 'predict' || at >= variantCount(question)) return undefined;
  return variant(question, at).program;
}

/**
 * The latest answers that are evidence about beliefs: those to programs whose outputs under the
 * models are known without a run. Oldest first.
 */
export async function loadEvidence({ db, keys }: Needed): Promise<readonly AnswerAbout[]> {
  const rows = await recentAnswers(db, READ);
  const ids = [...new Set(rows.map(({ cardId }) => cardId))];
  const questions = new Map<string, QuestionRow>();
  for (const row of await db.questions.bulkGet(ids))
    if (row !== undefined) questions.set(row.id, row);
  const asked = rows.flatMap((row) => {
    const question = questions.get(row.cardId);
    const program = question && programOf(row, question);
    return question === undefined || program === undefined ? [] : [{ row, question, program }];
  });
  const checks = await checksAmong(db, rows);
  const probes = await loadProbes(
    keys,
    asked.map(({ row, program }) => ({ deckId: row.deckId, program })),
  );
  return asked.flatMap(({ row, question, program }, at): readonly AnswerAbout[] => {
    const probe = probes[at];
    const given = probe && givenOf(row, probe);
    if (probe === undefined || given === undefined || probe.outputs.length === 0) return [];
    const between = row.before.state === 'learning' || row.before.state === 'relearning';
    const rehearsed = between && !checks.has(row.sessionId);
    const { id, cardId, at: time } = row;
    return [{ reviewId: id, cardId, at: time, probe, given, rehearsed, row, question, program }];
  });
}

/** Which of the answers' sessions are checks: they show no verdict to rehearse. */
async function checksAmong(
  db: Needed['db'],
  rows: readonly AnswerReviewRow[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.map(({ sessionId }) => sessionId))];
  const sessions = await db.sessions.bulkGet(ids);
  return new Set(sessions.flatMap((session) => (session?.check === true ? [session.id] : [])));
}

/** What programs can reveal, in their order; undefined if that is not known without a run. */
async function loadProbes(
  keys: Needed['keys'],
  programs: readonly DeckProgram[],
): Promise<readonly (ProgramProbe | undefined)[]> {
  const keyOf = ({ deckId, program }: DeckProgram): string => `${deckId} ${program}`;
  const distinct = new Map(programs.map((asked) => [keyOf(asked), asked]));
  const outputs = await keys.otherwiseAtHand([...distinct.values()]);
  const probes = new Map(
    [...distinct.keys()].map((key, at) => {
      const otherwise = outputs[at];
      return [key, otherwise && probeOf(otherwise)] as const;
    }),
  );
  return programs.map((asked) => probes.get(keyOf(asked)));
}

/** A question that can reveal something. */
export interface ProbingQuestion {
  /** The id of the question and its card. */
  readonly id: string;
  readonly row: QuestionRow;
  readonly variant: number;
  readonly program: string;
  readonly probe: ProgramProbe;
}

/**
 * The questions of a deck that distinguish beliefs, in the deck's order, each in up to `variants`
 * variants.
 */
export async function loadProbing(
  { db, keys }: Needed,
  deckId: string,
  variants = 1,
): Promise<readonly ProbingQuestion[]> {
  const rows = (await questionsOfDeck(db, deckId)).flatMap((row) => {
    const { question } = row;
    if (question.kind !== 'predict') return [];
    return Array.from({ length: Math.min(variants, variantCount(question)) }, (_, at) => ({
      row,
      variant: at,
      program: variant(question, at).program,
    }));
  });
  const probes = await loadProbes(
    keys,
    rows.map(({ program }) => ({ deckId, program })),
  );
  return rows.flatMap(({ row, variant: place, program }, at) => {
    const probe = probes[at];
    return probe === undefined || probe.outputs.length === 0
      ? []
      : [{ id: row.id, row, variant: place, program, probe }];
  });
}
