/** Imports and exports that are stopped at any moment: all of it is there afterwards, or nothing. */
import { expect, test } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { readPackage } from '#format/package.ts';
import { checkData } from '#store/check.ts';
import { deckFiles, manifestText, packageOf, predictText, prints } from '../../fixtures/decks.ts';
import { NOW, UTC, install, openEmpty } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { contents } from '../fixtures.ts';

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
  const { runs: _, ...tables } = await contents(db);
  return JSON.stringify(tables);
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
function fullDiskAt({ db }: Session, nth: number): () => void {
  let writes = 0;
  const fail = (): void => {
    writes += 1;
    if (writes > nth) throw new Error('The disk is full.');
  };
  const tables = [db.decks, db.packages, db.questions, db.cards];
  for (const table of tables) {
    table.hook('creating', fail);
    table.hook('updating', fail);
    table.hook('deleting', fail);
  }
  return () => {
    for (const table of tables) {
      table.hook('creating').unsubscribe(fail);
      table.hook('updating').unsubscribe(fail);
      table.hook('deleting').unsubscribe(fail);
    }
  };
}

test(`${TRIES} interrupted imports and exports leave nothing partial`, async () => {
  const session = await openEmpty();
  const { app, platform } = session;
  await install(session, version(1));
  await app.getState().goTo('decks');
  const random = seededRandom(11);
  let here = 1;
  const came = { whole: 0, nothing: 0 };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await kept(session);
    const next = here + 1;
    const file = { kind: 'deck', name: 'test.loopwise', bytes: version(next) } as const;
    if (attempt % 4 === 0) {
      // Stopped while it is read.
      const reading = app.getState().receive(file);
      await turns(Math.floor(random() * 12));
      app.getState().dismiss();
      await reading;
      expect(await kept(session)).toBe(before);
      came.nothing += 1;
    } else if (attempt % 4 === 1) {
      // The disk is full at any write.
      await app.getState().receive(file);
      const end = fullDiskAt(session, Math.floor(random() * 45));
      await app.getState().accept();
      end();
      const deck = await session.db.decks.get('test.deck');
      const isNew = deck?.manifest.version === `${next}.0.0`;
      if (isNew) here = next;
      came[isNew ? 'whole' : 'nothing'] += 1;
      // Either as it was, or the next version and all of it.
      const whole = (await kept(session)) === before || (isNew && deck.questionCount === 12);
      expect(whole).toBe(true);
      expect(await session.db.questions.count()).toBe(12);
      app.getState().dismiss();
    } else if (attempt % 4 === 2) {
      // Stopped while it is exported.
      const saved = platform.saved.length;
      const wish = { what: { deckId: 'test.deck' }, withProgress: true } as const;
      const format = attempt % 8 === 2 ? 'loopwise' : 'csv';
      const exporting = app.getState().exportAs({ ...wish, format });
      await turns(Math.floor(random() * 30));
      app.getState().stopExport();
      await exporting;
      const file = platform.saved[saved];
      const isWhole =
        file === undefined ||
        (format === 'loopwise' ? readPackage(file.bytes).ok : file.bytes.length > 1000);
      expect(isWhole).toBe(true);
      expect(app.getState().exporting).toBeUndefined();
      came[file === undefined ? 'nothing' : 'whole'] += 1;
    } else {
      // The disk is full where the file is saved.
      const { saveFile } = platform;
      Object.assign(platform, {
        saveFile: async () => Promise.reject(new Error('The disk is full.')),
      });
      const what = { deckId: 'test.deck', unit: 'basics' };
      await app.getState().exportAs({ what, format: 'loopwise', withProgress: false });
      Object.assign(platform, { saveFile });
      expect(app.getState().notice).toMatchObject({ tone: 'wrong', text: 'The disk is full.' });
      expect(await kept(session)).toBe(before);
      came.nothing += 1;
    }
  }
  // Both were tried: to be stopped in time, and too late.
  expect(came.whole).toBeGreaterThan(5);
  expect(came.nothing).toBeGreaterThan(50);
  const { findings } = await checkData(session.db, { calendar: UTC, now: NOW });
  expect(findings).toEqual([]);
});
