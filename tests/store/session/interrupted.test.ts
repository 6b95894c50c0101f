/** Imports and exports that are stopped at any moment: all of it is there afterwards, or nothing. */
import { expect, test } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { readPackage } from '#format/package.ts';
import { checkData } from '#store/check.ts';
import { deckFiles, manifestText, packageOf, predictText, prints } from '../../fixtures/decks.ts';
import { fillDisk } from '../../fixtures/full-disk.ts';
import { NOW, UTC, install, openEmpty } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

const TRIES = 100;

const version = (number: number): Uint8Array<ArrayBuffer> =>
  packageOf(
    deckFiles(
      Array.from({ length: 12 }, (_, at) => predictText(`q-${at + number}`, prints(`${at}`))),
      manifestText('test.deck', `${number}.0.0`),
    ),
  );

/** What is stored, without what may be emptied at any time. */
async function kept({ db }: Session): Promise<string> {
  return JSON.stringify(await withoutCaches(db));
}

/** Lets some turns of the event loop pass. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Makes the `nth` write from now on fail, as on a full disk; the function ends that. */
const fullDiskAt = ({ db }: Session, nth: number): (() => void) =>
  fillDisk(db, ['decks', 'packages', 'questions', 'cards'], nth);

/** A session with the first version, on the list of decks. */
async function opened(): Promise<Session> {
  const session = await openEmpty();
  await install(session, version(1));
  await session.app.getState().goTo('decks');
  return session;
}

const isInOrder = async ({ db }: Session): Promise<boolean> =>
  (await checkData(db, { calendar: UTC, now: NOW })).findings.length === 0;

const file = (number: number) =>
  ({ kind: 'deck', name: 'test.loopwise', bytes: version(number) }) as const;

test(`an import that is stopped while it is read changes nothing, ${TRIES} times`, async () => {
  const session = await opened();
  const { app } = session;
  const random = seededRandom(11);
  const before = await kept(session);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reading = app.getState().receive(file(2));
    await turns(Math.floor(random() * 12));
    app.getState().dismiss();
    await reading;
    expect(await kept(session)).toBe(before);
    expect(app.getState().incoming).toBeUndefined();
  }
});

test(`an import on a disk that is full at any write is whole or nothing, ${TRIES} times`, async () => {
  const session = await opened();
  const { app, db } = session;
  const random = seededRandom(12);
  const versions: string[] = ['1.0.0'];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await kept(session);
    const next = versions.length + 1;
    await app.getState().receive(file(next));
    const end = fullDiskAt(session, Math.floor(random() * 45));
    await app.getState().accept();
    end();
    app.getState().dismiss();
    const deck = await db.decks.get('test.deck');
    const isNew = deck?.manifest.version === `${next}.0.0`;
    if (isNew) versions.push(deck.manifest.version);
    expect(isNew || (await kept(session)) === before).toBe(true);
    // Whichever it is, all of its questions are there, and no others.
    expect([deck?.questionCount, await db.questions.count()]).toEqual([12, 12]);
    const first = await db.questions.orderBy('[deckId+position]').first();
    expect(first?.question.id).toBe(`q-${versions.length}`);
  }
  // Both were tried: a disk that is full in time, and too late.
  expect(versions.length).toBeGreaterThan(5);
  expect(versions.length).toBeLessThan(TRIES - 5);
  expect(await isInOrder(session)).toBe(true);
});

test(`an export that is stopped saves a whole file or none, ${TRIES} times`, async () => {
  const session = await opened();
  const { app, platform } = session;
  const random = seededRandom(13);
  const before = await kept(session);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const exporting = app
      .getState()
      .exportAs({ what: { deckId: 'test.deck' }, withProgress: true, format: 'loopwise' });
    await turns(Math.floor(random() * 12));
    app.getState().stopExport();
    await exporting;
    expect(app.getState().exporting).toBeUndefined();
  }
  expect(platform.saved.every(({ bytes }) => readPackage(bytes).ok)).toBe(true);
  expect(platform.saved.length).toBeLessThan(TRIES);
  expect(await kept(session)).toBe(before);
});

test('an export to a full disk says so', async () => {
  const session = await opened();
  const { app, platform } = session;
  Object.assign(platform, {
    saveFile: async () => Promise.reject(new Error('The disk is full.')),
  });
  const what = { deckId: 'test.deck', unit: 'basics' };
  await app.getState().exportAs({ what, format: 'loopwise', withProgress: false });
  expect(app.getState().notice).toMatchObject({ tone: 'wrong', text: 'The disk is full.' });
  expect(app.getState().exporting).toBeUndefined();
});
