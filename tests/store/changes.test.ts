/** Suspend, bury, flag, tag, forget and set due: what is stored, and how it is undone. */
import { describe, expect, it } from 'vitest';
import { changeCards, undoChanges } from '#store/changes.ts';
import type { WantedChange } from '#store/changes.ts';
import { checkData } from '#store/check.ts';
import type { Database } from '#store/database.ts';
import { deleteDeck, putDeck } from '#store/decks.ts';
import { adoptParameters, loadHistories } from '#store/refit.ts';
import { repairData } from '#store/repair.ts';
import { createBackup } from '#store/backup.ts';
import { wakeBuried } from '#store/wake.ts';
import { loadQueue } from '#store/queue.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import { restoreBackup } from '../fixtures/backups.ts';
import {
  BYTES,
  DAY,
  NOW,
  THREE,
  UTC,
  answerTo,
  cardOf,
  contents,
  deckOf,
  openFresh,
  openWith,
  placed,
} from './fixtures.ts';

const LATER = NOW + 100 * DAY;

/** One was answered and is due again by `LATER`; two was answered wrong, three never. */
async function openLearner(): Promise<Database> {
  const db = await openWith(THREE);
  await recordAnswer(db, await answerTo(db, 'one', 'easy'));
  await recordAnswer(db, await answerTo(db, 'two', 'again'));
  return db;
}

async function change(
  db: Database,
  what: WantedChange,
  ids: readonly string[] = ['one'],
  at = NOW + DAY,
) {
  return changeCards(db, { cards: ids.map((id) => `test.deck/${id}`), change: what, at });
}

/** The cards that are asked, whatever else is due. */
async function comingUp(db: Database, now = LATER): Promise<readonly string[]> {
  await wakeBuried(db, now);
  const limits = { newPerDay: 10, reviewsPerDay: 10 };
  const { cards } = await loadQueue(db, { now, calendar: UTC, limits, seed: 1 });
  return [...cards.keys()].map((id) => id.slice('test.deck/'.length)).toSorted();
}

async function isSound(db: Database, now = LATER): Promise<void> {
  expect((await checkData(db, { calendar: UTC, now })).findings).toEqual([]);
}

const UNTIL = NOW + 200 * DAY;

const CHANGES: readonly WantedChange[] = [
  { do: 'suspend' },
  { do: 'bury', until: UNTIL },
  { do: 'flag' },
  { do: 'tag', tag: 'hard' },
  { do: 'forget' },
  { do: 'due', due: NOW + 3 * DAY },
];

describe.each(CHANGES)('to $do', (what) => {
  it('is logged, agrees with the log, and is restored from a backup', async () => {
    const db = await openLearner();
    const before = await contents(db);
    expect(await change(db, what)).toEqual({ cards: 1, unchanged: 0, rows: { from: 3, to: 3 } });
    expect(await db.reviews.get(3)).toMatchObject({ kind: 'change', cardId: 'test.deck/one' });
    expect((await db.reviews.toArray()).slice(0, 2)).toEqual(before['reviews']);
    await isSound(db);
    const other = await openFresh();
    expect(await restoreBackup(other, await createBackup(db, NOW))).toMatchObject({ ok: true });
    expect(await contents(other)).toEqual(await contents(db));
  });

  it('is undone without a trace on the card, once', async () => {
    const db = await openLearner();
    const before = await db.cards.toArray();
    const { rows } = await change(db, what);
    expect(await db.cards.toArray()).not.toEqual(before);
    await undoChanges(db, { rows, at: NOW + 2 * DAY, calendar: UTC });
    expect(await db.cards.toArray()).toEqual(before);
    expect(await db.reviews.count()).toBe(4);
    await isSound(db);
    await expect(undoChanges(db, { rows, at: LATER, calendar: UTC })).rejects.toMatchObject({
      code: 'already-undone',
    });
  });

  it('changes nothing if the card is already so', async () => {
    const db = await openLearner();
    await change(db, what);
    const before = await contents(db);
    expect(await change(db, what)).toEqual({ cards: 0, unchanged: 1, rows: { from: 0, to: 0 } });
    expect(await contents(db)).toEqual(before);
  });

  it('is recovered by a repair if the card is damaged', async () => {
    const db = await openLearner();
    await change(db, what);
    const before = await cardOf(db, 'one');
    await db.cards.delete('test.deck/one');
    await repairData(db, await checkData(db, { calendar: UTC, now: LATER }), LATER);
    expect(await cardOf(db, 'one')).toEqual(before);
    await isSound(db);
  });

  it('survives an update of the deck, and its removal and return', async () => {
    const db = await openLearner();
    await change(db, what);
    const before = await cardOf(db, 'one');
    await putDeck(db, { deck: THREE, bytes: BYTES, at: LATER });
    expect(await cardOf(db, 'one')).toEqual(before);
    await deleteDeck(db, 'test.deck');
    expect((await cardOf(db, 'one')).active).toBe(0);
    await putDeck(db, { deck: THREE, bytes: BYTES, at: LATER });
    expect(await cardOf(db, 'one')).toEqual(before);
  });
});

describe('the changes of hundreds of cards', () => {
  const MANY = deckOf(Array.from({ length: 300 }, (_, at) => placed(`q${at}`, at)));
  const ids = MANY.questions.map(({ question }) => `test.deck/${question.id}`);

  it('are no obstacle to other parameters', async () => {
    const db = await openWith(MANY);
    for (const id of ids) await recordAnswer(db, await answerTo(db, id));
    await changeCards(db, { cards: ids.slice(0, -1), change: { do: 'forget' }, at: LATER });
    const weights = DEFAULT_WEIGHTS.map((weight, at) => (at === 2 ? weight * 2 : weight));
    const before = await cardOf(db, 'q299');
    await adoptParameters(db, { weights, at: LATER, calendar: UTC });
    expect(await cardOf(db, 'q299')).not.toEqual(before);
    await isSound(db);
  });

  it.each(['suspend', 'forget'] as const)('%s are undone in one transaction', async (what) => {
    const db = await openWith(MANY);
    for (const id of ids.slice(0, 150)) await recordAnswer(db, await answerTo(db, id));
    const before = await db.cards.toArray();
    const { rows } = await changeCards(db, { cards: ids, change: { do: what }, at: LATER });
    expect(await db.cards.toArray()).not.toEqual(before);
    await undoChanges(db, { rows, at: LATER, calendar: UTC });
    expect(await db.cards.toArray()).toEqual(before);
  });
});

describe('a suspended card', () => {
  it('is not asked until it is resumed', async () => {
    const db = await openLearner();
    expect(await comingUp(db)).toEqual(['one', 'three', 'two']);
    await change(db, { do: 'suspend' }, ['one', 'three']);
    expect(await comingUp(db)).toEqual(['two']);
    await change(db, { do: 'resume' }, ['one', 'three']);
    expect(await comingUp(db)).toEqual(['one', 'three', 'two']);
  });

  it('that was also buried is asked only when it is neither', async () => {
    const db = await openLearner();
    await change(db, { do: 'bury', until: UNTIL });
    await change(db, { do: 'suspend' });
    await change(db, { do: 'unbury' });
    expect(await comingUp(db)).not.toContain('one');
    await change(db, { do: 'resume' });
    expect(await comingUp(db)).toContain('one');
    await isSound(db);
  });
});

describe('a buried card', () => {
  it('is asked again when its time is over, with the same due time', async () => {
    const db = await openLearner();
    const { due } = await cardOf(db, 'one');
    await change(db, { do: 'bury', until: UNTIL }, ['one', 'three']);
    expect(await comingUp(db, UNTIL - 1)).toEqual(['two']);
    await isSound(db, UNTIL);
    expect(await comingUp(db, UNTIL)).toEqual(['one', 'three', 'two']);
    expect(await cardOf(db, 'one')).toMatchObject({ due, active: 1 });
    expect(await cardOf(db, 'one')).not.toHaveProperty('buriedUntil');
    await isSound(db, UNTIL);
  });

  it('whose question has since been removed stays inactive', async () => {
    const db = await openLearner();
    await change(db, { do: 'bury', until: UNTIL });
    await deleteDeck(db, 'test.deck');
    expect(await comingUp(db, UNTIL)).toEqual([]);
    expect((await cardOf(db, 'one')).active).toBe(0);
  });
});

describe('a forgotten card', () => {
  it('is new again at its place in the deck, and its old answers no longer count', async () => {
    const db = await openLearner();
    await change(db, { do: 'forget' });
    expect(await cardOf(db, 'one')).toEqual({
      id: 'test.deck/one',
      deckId: 'test.deck',
      unit: 'basics',
      active: 1,
      newPosition: 0,
      memory: { state: 'new' },
    });
    await recordAnswer(db, await answerTo(db, 'one', 'good', LATER));
    await isSound(db, LATER + DAY);
    const histories = await loadHistories(db, UTC);
    expect(histories.map((answers) => answers.map(({ rating }) => rating))).toEqual([
      ['easy'],
      ['good'],
      ['again'],
    ]);
    await adoptParameters(db, { weights: DEFAULT_WEIGHTS, at: LATER, calendar: UTC });
    await isSound(db, LATER + DAY);
  });

  it('stays so once it was answered', async () => {
    const db = await openLearner();
    const { rows } = await change(db, { do: 'forget' });
    await recordAnswer(db, await answerTo(db, 'one', 'good', LATER));
    const before = await contents(db);
    await expect(undoChanges(db, { rows, at: LATER, calendar: UTC })).rejects.toMatchObject({
      code: 'stale-card',
    });
    expect(await contents(db)).toEqual(before);
  });

  it('is remembered with the current parameters if others were adopted meanwhile', async () => {
    const db = await openLearner();
    const { rows } = await change(db, { do: 'forget' });
    const weights = DEFAULT_WEIGHTS.map((weight, at) => (at === 3 ? weight / 2 : weight));
    await adoptParameters(db, { weights, at: LATER, calendar: UTC });
    await undoChanges(db, { rows, at: LATER, calendar: UTC });
    expect((await cardOf(db, 'one')).memory).toMatchObject({ stability: weights[3] });
    await isSound(db);
  });
});

describe('a chosen due time', () => {
  it('is replaced by the next answer, or by the previous one if that is taken back', async () => {
    const db = await openLearner();
    await change(db, { do: 'due', due: NOW + 5 * DAY });
    await undoAnswer(db, { sessionId: 'session', at: LATER, reviewId: 1 });
    expect(await cardOf(db, 'one')).toMatchObject({ memory: { state: 'new' }, newPosition: 0 });
    await isSound(db);
  });

  it('stays if a later answer is taken back', async () => {
    const db = await openLearner();
    await recordAnswer(db, await answerTo(db, 'one', 'good', NOW + 2 * DAY));
    const set = NOW + 7 * DAY;
    await change(db, { do: 'due', due: set }, ['one'], NOW + 3 * DAY);
    await undoAnswer(db, { sessionId: 'session', at: LATER, reviewId: 3 });
    expect((await cardOf(db, 'one')).due).toBe(set);
    await isSound(db);
  });

  it('is not possible for cards that were never answered', async () => {
    const db = await openLearner();
    const { cards, unchanged } = await change(db, { do: 'due', due: LATER }, ['one', 'three']);
    expect({ cards, unchanged }).toEqual({ cards: 1, unchanged: 1 });
    expect(await cardOf(db, 'three')).not.toHaveProperty('due');
  });
});

describe('several changes', () => {
  it('are made together, and undone only in reverse order', async () => {
    const db = await openLearner();
    const all = ['one', 'two', 'three', 'nowhere'];
    const before = await db.cards.toArray();
    const first = await change(db, { do: 'flag' }, all);
    const second = await change(db, { do: 'suspend' }, all, NOW + 2 * DAY);
    expect(first).toMatchObject({ cards: 3, unchanged: 1 });
    const undo = async ({ rows }: typeof first) =>
      undoChanges(db, { rows, at: LATER, calendar: UTC });
    await expect(undo(first)).rejects.toMatchObject({ code: 'stale-card' });
    await undo(second);
    await undo(first);
    expect(await db.cards.toArray()).toEqual(before);
    await isSound(db);
  });
});

describe('a refused change', () => {
  it.each<[string, WantedChange]>([
    ['an invalid day', { do: 'due', due: Number.NaN }],
    ['an end that never comes', { do: 'bury', until: Infinity }],
    ['a tag with a space', { do: 'tag', tag: 'two words' }],
    ['an empty tag', { do: 'tag', tag: '' }],
    ['a tag without an end', { do: 'tag', tag: 'x'.repeat(61) }],
  ])('%s, with nothing changed', async (_what, wrong) => {
    const db = await openLearner();
    const before = await contents(db);
    await expect(change(db, wrong)).rejects.toMatchObject({ code: 'invalid-change' });
    expect(await contents(db)).toEqual(before);
  });
});

describe('a card that disagrees with the log', () => {
  it.each([
    ['suspended', { suspended: undefined, active: 1 }],
    ['said to be active', { active: 1 }],
    ['flagged', { flagged: 1 }],
    ['tagged', { tags: ['other'] }],
  ])('is found and repaired: %s', async (_what, fields) => {
    const db = await openLearner();
    await change(db, { do: 'suspend' });
    const before = await cardOf(db, 'one');
    await db.cards.put(JSON.parse(JSON.stringify({ ...before, ...fields })));
    const examined = await checkData(db, { calendar: UTC, now: LATER });
    expect(examined.findings).toMatchObject([{ kind: 'card' }]);
    await repairData(db, examined, LATER);
    expect(await cardOf(db, 'one')).toEqual(before);
  });
});
