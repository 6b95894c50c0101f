/**
 * Keeps the answers of the torture outside its database, and restores them: the parts of the app,
 * on a folder of the torture's own, or on the app's for the app's data.
 */
import { browserBackups } from '#platform/browser-backups.ts';
import { browserJournal } from '#platform/browser-journal.ts';
import type { JournalWriter } from '#platform/browser-journal.ts';
import type { BackupPlace, JournalPlace, MarkPlace } from '#platform/platform.ts';
import type { Calendar } from '#schedule/types.ts';
import type { Backups } from '#session/data/backups.ts';
import { createBackups } from '#session/data/backups.ts';
import type { Journal } from '#session/data/journal.ts';
import { createJournal } from '#session/data/journal.ts';
import { findLoss } from '#session/data/loss.ts';
import { findRescue, replaceDatabase } from '#session/data/rescue.ts';
import { deleteDatabase, openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { putAddition } from '#store/journal.ts';
import { restoreChecked } from '#store/restore.ts';

/** The database of the app; every other one is the torture's. */
export const APP = 'loopwise';

const CALENDAR: Calendar = { rolloverHour: 4, offsetMinutes: () => 0 };

export interface Places {
  readonly backups: BackupPlace | undefined;
  readonly journal: JournalPlace | undefined;
  /** No mark: the journal alone has to detect a loss. */
  readonly mark: MarkPlace;
}

/** The folder of a database among the files of the origin. */
export function storageOf(database: string): StorageManager {
  const { storage } = navigator;
  if (database === APP) return storage;
  return {
    getDirectory: async () =>
      (await storage.getDirectory()).getDirectoryHandle(database, { create: true }),
  } as Partial<StorageManager> as StorageManager;
}

/** The backups, mark and journal of a database; `write` carries out its requests in a worker. */
export function placesOf(database: string, write: JournalWriter): Places {
  const storage = storageOf(database);
  return {
    backups: browserBackups(storage, Date.now),
    journal: browserJournal(storage, navigator.locks, write),
    mark: { read: async () => undefined, write: async () => undefined },
  };
}

export interface Keeper {
  readonly journal: Journal;
  readonly backups: Backups;
}

/** Keeps the answers of a database. */
export function keeperOf(db: Database, platform: Places): Keeper {
  const journal = createJournal({ db, platform, now: Date.now });
  const ignore = (): void => undefined;
  const events = { onWritten: ignore, onFailed: ignore, onBadRows: ignore };
  return { journal, backups: createBackups({ db, platform, journal, now: Date.now }, events) };
}

export interface Recovered {
  readonly db: Database;
  /** How it had to be recovered; undefined if it was intact. */
  readonly recovered: string | undefined;
}

/**
 * Opens a database; recovers a damaged or lost one like the app does, from the newest backup and
 * the journal.
 */
export async function openOrRecover(name: string, platform: Places): Promise<Recovered> {
  const open = async (): Promise<Database> => openDatabase({ name });
  try {
    const db = await open();
    return { db, recovered: await bringBack(db, platform) };
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    if (reason !== 'UnknownError') throw error;
    const backup = await findRescue(error, platform)?.backup.catch(() => undefined);
    const remove = async (): Promise<void> => deleteDatabase(name);
    if (backup === undefined) await remove();
    else await replaceDatabase(backup, CALENDAR, { remove, open });
    const rows = backup === undefined ? 0 : backup.reviews + backup.addition.rows.length;
    return { db: await open(), recovered: `could not be opened; ${rows} rows came back` };
  }
}

async function bringBack(db: Database, platform: Places): Promise<string | undefined> {
  const loss = await findLoss({ db, platform });
  if (loss === undefined) return undefined;
  const { way, now } = loss;
  if (way?.kind === 'journal') await putAddition(db, way.addition, CALENDAR);
  if (way?.kind === 'backup') {
    const { checked, addition } = way.backup;
    const restored = await restoreChecked(db, checked, { after: { addition, calendar: CALENDAR } });
    if (!restored.ok) throw new Error(JSON.stringify(restored.problems));
  }
  return `had ${now} rows of ${loss.before?.reviews ?? 'many'}; now ${await db.reviews.count()} (${way?.kind ?? 'no way'})`;
}
