/** What a session came to, out of the log: also of the part that came before a restart. */
import { nextLearningDay } from '#schedule/day.ts';
import { getDeck, listDecks } from '#store/decks.ts';
import { cardsDue, newCards, nextDue } from '#store/cards.ts';
import type { Database } from '#store/database.ts';
import { reviewsOfSession, standingAnswers } from '#store/reviews.ts';
import type { AnswerReviewRow, Scope } from '#store/rows.ts';
import { queueOf } from '#session/paused.ts';
import type { Services } from '#session/services.ts';
import type {
  ModelShown,
  Prospects,
  Results,
  Suggestion,
  SummaryAnswer,
  UnitPlace,
} from './summary.ts';
import { suggest, summarise } from './summary.ts';

export interface Summary {
  readonly results: Results;
  readonly suggestion: Suggestion;
  /** What each model that showed up believes, as a sentence, by its id. */
  readonly statements: ReadonlyMap<string, string>;
  /** When this was so, in ms since the epoch. */
  readonly at: number;
}

type Needed = Pick<Services, 'db' | 'calendar' | 'now' | 'keys'>;

/** Reads what a session came to and what there is to do next. */
export async function loadSummary(services: Needed, sessionId: string): Promise<Summary> {
  const { db, calendar, now } = services;
  const at = now();
  const rows = standingAnswers(await reviewsOfSession(db, sessionId));
  const results = summarise(await placed(db, rows), at, calendar);
  const [prospects, statements] = await Promise.all([
    loadProspects(services, results.models[0], rows.at(-1)?.deckId),
    results.models.length === 0 ? new Map<string, string>() : loadStatements(services),
  ]);
  return { results, suggestion: suggest(results, prospects), statements, at };
}

/** The answers with the places of their questions; what has left its deck since counts no more. */
async function placed(
  db: Database,
  rows: readonly AnswerReviewRow[],
): Promise<readonly SummaryAnswer[]> {
  const [questions, decks] = await Promise.all([
    db.questions.bulkGet(rows.map(({ cardId }) => cardId)),
    listDecks(db),
  ]);
  return rows.flatMap((row, at) => {
    const question = questions[at];
    const deck = decks.find(({ id }) => id === row.deckId);
    if (question === undefined || deck === undefined) return [];
    const { unit, concept } = question;
    const { cardId, deckId, confidence, before, after, dueAfter, explainedBy = [] } = row;
    return [
      {
        cardId,
        deckId,
        unit,
        unitTitle: deck.manifest.units.find(({ id }) => id === unit)?.title ?? unit,
        concept,
        correct: row.correct === 1,
        confidence,
        before,
        after,
        due: dueAfter,
        explainedBy,
      },
    ];
  });
}

async function loadProspects(
  services: Needed,
  model: ModelShown | undefined,
  deckId: string | undefined,
): Promise<Prospects> {
  const { db, now, calendar } = services;
  const dayEnd = nextLearningDay(now(), calendar) - 1;
  const [{ queue }, next, nextUnit, modelUnitOpen] = await Promise.all([
    queueOf(services, { seed: 0 }),
    nextDue(db, dayEnd),
    deckId === undefined ? undefined : loadNextUnit(db, deckId),
    model === undefined ? false : hasWork(db, model, dayEnd),
  ]);
  const soon = queue.learning.filter(({ due }) => due > now());
  const [first] = soon;
  const fresh = queue.main.filter(({ kind }) => kind === 'new').length;
  return {
    reviews: queue.main.length - fresh + queue.learning.length - soon.length,
    fresh,
    learning: first === undefined ? undefined : { count: soon.length, due: first.due },
    nextUnit,
    modelUnitOpen,
    nextDue: next,
  };
}

async function loadNextUnit(db: Database, deckId: string): Promise<UnitPlace | undefined> {
  const [[card], deck] = await Promise.all([newCards(db, 1, { deckId }), getDeck(db, deckId)]);
  if (card === undefined) return undefined;
  const { unit } = card;
  const title = deck?.manifest.units.find(({ id }) => id === unit)?.title;
  return { deckId, unit, unitTitle: title ?? unit };
}

/** Whether a unit has anything new or due. */
async function hasWork(
  db: Database,
  { deckId, unit }: Required<Pick<Scope, 'deckId' | 'unit'>>,
  dayEnd: number,
): Promise<boolean> {
  const scope = { deckId, unit };
  const bounds = { until: dayEnd, limit: 1, scope };
  const found = await Promise.all([
    newCards(db, 1, scope),
    cardsDue(db, 'learning', bounds),
    cardsDue(db, 'relearning', bounds),
    cardsDue(db, 'review', bounds),
  ]);
  return found.some((cards) => cards.length > 0);
}

/** The catalogue's sentences. Without them a model is called by its id, which is no reason to fail. */
async function loadStatements({
  keys,
}: Pick<Services, 'keys'>): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await keys.catalogue()).map(({ id, statement }) => [id, statement]));
  } catch {
    return new Map();
  }
}
