/** The results of a session from the log, including the part before a restart. */
import type { Memory } from '#schedule/types.ts';
import { nextLearningDay } from '#schedule/day.ts';
import { getDeck, listDecks } from '#store/decks.ts';
import { conceptName } from '#session/concept-name.ts';
import type { UnitCounts } from '#store/cards.ts';
import { cardsDue, countUnits, newCards, nextDue } from '#store/cards.ts';
import type { Database } from '#store/database.ts';
import { effectiveGiven } from '#store/cram-queue.ts';
import { reviewsOfSession } from '#store/reviews.ts';
import type { AnswerReviewRow, CramReviewRow, Scope } from '#store/rows.ts';
import { loadForecast } from '#session/forecast.ts';
import type { Tomorrow } from '#session/home.ts';
import { loadTomorrow } from '#session/home.ts';
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
  /** Cards that are due on each of the next days, over all decks; the first is today. */
  readonly forecast: readonly number[];
  readonly tomorrow: Tomorrow;
  /** The statement of each model that appeared, by its id. */
  readonly statements: ReadonlyMap<string, string>;
  /** The time of these figures, in ms since the epoch. */
  readonly at: number;
}

/** A card in a session outside the schedule: known, before and after. */
const KNOWN: Memory = {
  state: 'review',
  stability: 1,
  difficulty: 5,
  step: 0,
  lastReview: 0,
  reps: 1,
  lapses: 0,
};

/** Days that are listed individually. */
const FORECAST_DAYS = 7;

type Needed = Pick<Services, 'db' | 'calendar' | 'now' | 'keys'>;

/** Reads the results of a session and what there is to do next. */
export async function loadSummary(services: Needed, sessionId: string): Promise<Summary> {
  const { db, now } = services;
  const at = now();
  const rows = effectiveGiven(await reviewsOfSession(db, sessionId));
  const results = summarise(await placed(db, rows));
  const [prospects, statements] = await Promise.all([
    loadProspects(services, results.models[0], rows.at(-1)?.deckId),
    results.models.length === 0 ? new Map<string, string>() : loadStatements(services),
  ]);
  // Exactly the figures of the first screen.
  const { asked: forecast } = await loadForecast(services, FORECAST_DAYS);
  const tomorrow = await loadTomorrow(services, forecast[1] ?? 0);
  const suggestion = suggest(results, prospects);
  return { results, suggestion, statements, at, forecast, tomorrow };
}

/**
 * The answers with the places of their questions; questions that have since left their deck are
 * omitted.
 */
async function placed(
  db: Database,
  rows: readonly (AnswerReviewRow | CramReviewRow)[],
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
    const { cardId, deckId, confidence, explainedBy = [] } = row;
    // Outside the schedule nothing is learnt or lost, only known or not.
    const { before, after } = row.kind === 'answer' ? row : { before: KNOWN, after: KNOWN };
    return [
      {
        cardId,
        deckId,
        unit,
        unitTitle: deck.manifest.units.find(({ id }) => id === unit)?.title ?? unit,
        concept: conceptName(deck.manifest, concept),
        correct: row.correct === 1,
        confidence,
        before,
        after,
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
  const [{ queue }, next, nextUnit, modelUnitOpen, finished] = await Promise.all([
    queueOf(services, { seed: 0 }),
    nextDue(db, dayEnd),
    deckId === undefined ? undefined : loadNextUnit(db, deckId),
    model === undefined ? false : hasWork(db, model, dayEnd),
    deckId === undefined ? undefined : loadFinished(db, deckId, dayEnd),
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
    finished,
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

/** A deck without new questions: how many it has, and how many of them are lasting. */
async function loadFinished(
  db: Database,
  deckId: string,
  dayEnd: number,
): Promise<Prospects['finished']> {
  const [[card], deck] = await Promise.all([newCards(db, 1, { deckId }), getDeck(db, deckId)]);
  if (card !== undefined || deck === undefined) return undefined;
  const units = deck.manifest.units.map(({ id }) => id);
  const counts = await countUnits(db, deckId, units, dayEnd);
  const sum = (of: (unit: UnitCounts) => number): number =>
    counts.reduce((total, unit) => total + of(unit), 0);
  return {
    deckTitle: deck.manifest.title,
    met: sum(({ learning, young, lasting }) => learning + young + lasting),
    lasting: sum(({ lasting }) => lasting),
  };
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

/**
 * The catalogue's statements. If they cannot be loaded, a model is named by its id, which is no
 * reason to fail.
 */
async function loadStatements({
  keys,
}: Pick<Services, 'keys'>): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await keys.catalogue()).map(({ id, statement }) => [id, statement]));
  } catch {
    return new Map();
  }
}
