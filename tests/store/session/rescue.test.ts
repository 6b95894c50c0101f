import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { findRescue, replaceDatabase } from '#session/data/rescue.ts';
import { createBackup } from '#store/backup.ts';
import { deleteDatabase, openDatabase } from '#store/database.ts';
import { StoreError } from '#store/errors.ts';
import { UTC, openSession, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const UNREADABLE = Object.assign(new Error('Internal error opening backing store.'), {
  name: 'UnknownError',
});

async function withAnAnswer(): Promise<Session> {
  const session = await openSession();
  await session.app.getState().startSession();
  await until(session.review, ({ phase }) => phase.kind === 'asking');
  session.review.getState().submit('think', true);
  await until(
    session.review,
    ({ phase }) => phase.kind === 'judged' && phase.saving.kind === 'saved',
  );
  await session.platform.backups?.write(await createBackup(session.db, 1), 'session');
  return session;
}

it('offers the newest intact backup, with the reason in plain words', async () => {
  const { platform } = await withAnAnswer();
  await platform.backups?.write(new Uint8Array([1, 2, 3]), 'session');
  const rescue = findRescue(UNREADABLE, platform);
  expect(rescue?.reason).toContain('could not read or write the disk');
  expect((await rescue?.backup)?.reviews).toBe(1);
});

it('offers no backup if there is none, and rejects if the backups cannot be read either', async () => {
  const { platform } = await openSession();
  const nowhere = { backups: undefined, journal: undefined };
  await expect(findRescue(UNREADABLE, platform)?.backup).resolves.toBeUndefined();
  await expect(findRescue(UNREADABLE, nowhere)?.backup).resolves.toBeUndefined();
  Object.assign(platform.backups ?? {}, {
    list: async () => {
      throw new Error('The disk is gone.');
    },
  });
  await expect(findRescue(UNREADABLE, platform)?.backup).rejects.toThrow('The disk is gone.');
});

it('replaces nothing that a newer version has written', async () => {
  const { platform } = await withAnAnswer();
  const newer = new StoreError('newer-database', 'Written by a newer Loopwise.');
  expect(findRescue(newer, platform)).toBeUndefined();
  const older = Object.assign(new Error('version'), { name: 'VersionError' });
  expect(findRescue(older, platform)).toBeUndefined();
});

it('replaces the data that cannot be opened by the backup', async () => {
  const { platform } = await withAnAnswer();
  const backup = await findRescue(UNREADABLE, platform)?.backup;
  if (backup === undefined) throw new Error('There is no backup.');
  const indexedDB = new IDBFactory();
  const open = async () => openDatabase({ name: 'damaged', indexedDB, IDBKeyRange });
  const damaged = await open();
  await damaged.settings.put({ name: 'newPerDay', value: 99 });
  damaged.close();
  await replaceDatabase(backup, UTC, { remove: () => deleteDatabase('damaged', indexedDB), open });
  const db = await open();
  expect(await db.reviews.count()).toBe(1);
  expect(await db.settings.get('newPerDay')).not.toMatchObject({ value: 99 });
});

it('deletes and opens nothing further if the data cannot be deleted', async () => {
  const { platform } = await withAnAnswer();
  const backup = await findRescue(UNREADABLE, platform)?.backup;
  if (backup === undefined) throw new Error('There is no backup.');
  let opened = 0;
  const replaced = replaceDatabase(backup, UTC, {
    remove: async () => {
      throw new Error('Another window holds it.');
    },
    open: async () => {
      opened += 1;
      throw new Error('not reached');
    },
  });
  await expect(replaced).rejects.toThrow('Another window holds it.');
  expect(opened).toBe(0);
});
