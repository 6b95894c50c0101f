/** A learner with beliefs at the end of a large log. Runs inside Chromium. */
import { readPackage } from '#format/package.ts';
import { parseDeck } from '#format/deck.ts';
import type { EngineHandle } from '#session/engine.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import type { Services } from '#session/services.ts';
import type { Database } from '#store/database.ts';
import { deleteDeck, putDeck } from '#store/decks.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
import { sha256 } from '#store/sha256.ts';
import { DAY } from '#schedule/day.ts';
import { idsIn, questionsIn, simulateDays } from '../../fixtures/simulated-learner.ts';
import type { SimulatedAnswer } from '../../fixtures/simulated-learner.ts';

/** Days of twenty answers: as many answers as the map reads. */
const DAYS = 100;

/**
 * Imports a package and adds answers to its questions, does some work with what the map of beliefs
 * needs, and takes both away again: other parts of the bench expect the database as it was filled.
 */
export async function believing<Result>(
  db: Database,
  { url, now }: { readonly url: string; readonly now: number },
  work: (needs: Pick<Services, 'db' | 'keys'>) => Promise<Result>,
): Promise<Result> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const unpacked = readPackage(bytes);
  const answers = unpacked.ok ? unpacked.value.answers : undefined;
  const deck = unpacked.ok ? await parseDeck(unpacked.value.files, sha256) : undefined;
  if (answers === undefined || deck?.ok !== true) throw new Error(`${url} holds no packed deck.`);
  const questions = await questionsIn(bytes);
  const models = idsIn(questions).map((id) => ({ id, statement: id, teaching: id }));
  const engine = { identity: { id: answers.engine } } as EngineHandle;
  const keys = createAnswerKeys(db, engine, async () => models as never);
  const deckId = deck.value.manifest.id;
  await putDeck(db, { deck: deck.value, bytes, at: now });
  await keys.remember(deckId, answers);
  const last = Number(await db.reviews.orderBy(':id').lastKey());
  const simulated = simulateDays(questions, { days: DAYS, seed: 1 }).answers;
  await db.reviews.bulkAdd(simulated.map((answer) => rowOf(answer, { deckId, after: last, now })));
  const result = await work({ db, keys });
  await db.reviews.where(':id').above(last).delete();
  await deleteDeck(db, deckId);
  await db.cards.where('deckId').equals(deckId).delete();
  return result;
}

function rowOf(
  { reviewId, cardId, at, given, asked }: SimulatedAnswer,
  { deckId, after, now }: { readonly deckId: string; readonly after: number; readonly now: number },
): AnswerReviewRow {
  const rating = given === 'truth' ? 'good' : 'again';
  const time = now - DAYS * DAY + at;
  const { probe } = asked;
  const wrong = typeof given === 'number' ? probe.runs[given]?.stdout : 'something else';
  return {
    id: after + reviewId,
    kind: 'answer',
    cardId: `${deckId}/${cardId}`,
    deckId,
    sessionId: 'beliefs',
    at: time,
    took: 20_000,
    form: 'choose',
    variant: 0,
    answer: given === 'truth' ? asked.stdout : (wrong ?? ''),
    correct: given === 'truth' ? 1 : 0,
    confidence: 'think',
    ...(typeof given === 'number' ? { explainedBy: probe.outputs[given] ?? [] } : {}),
    suggested: rating,
    rating,
    before: { state: 'new' },
    after: { state: 'new' },
    dueAfter: time,
  };
}
