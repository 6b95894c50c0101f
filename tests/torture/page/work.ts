/** Work that must be done completely or not at all, in a page or a worker, until that is killed. */
import { examineBackup } from '#store/backup-check.ts';
import { openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { putDeck } from '#store/decks.ts';
import { MIGRATIONS } from '#store/migrations.ts';
import type { Migration } from '#store/migrations.ts';
import { restoreChecked } from '#store/restore.ts';
import { deckOf } from './decks.ts';

/** In place of a package. */
export const BYTES = new Uint8Array([80, 75, 5, 6]);

/** The database that is upgraded repeatedly. */
export const UPGRADED = 'loopwise-torture-upgrade';

/** A version of the schema after the newest. */
export const NEXT: Migration = {
  version: MIGRATIONS.length + 1,
  stores: { settings: 'name, changed' },
  rows: { settings: (row) => ({ ...Object(row), changed: 1 }) },
};

/** Each takes the database and a text, and returns its result. */
export const WORKS = {
  importDeck: async (db: Database, version: string): Promise<string> => {
    await putDeck(db, { deck: deckOf(Number(version)), bytes: BYTES, at: Number(version) });
    return 'imported';
  },

  /** Restores a backup given as base64. */
  restore: async (db: Database, text: string): Promise<string> => {
    const bytes = Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
    const check = await examineBackup(bytes);
    if (!check.ok) return `refused: ${JSON.stringify(check.problems)}`;
    const restored = await restoreChecked(db, check.checked);
    return restored.ok ? 'restored' : `refused: ${JSON.stringify(restored.problems)}`;
  },

  upgrade: async (): Promise<string> => {
    const db = await openDatabase({ name: UPGRADED, migrations: [...MIGRATIONS, NEXT] });
    db.close();
    return 'upgraded';
  },
} as const;

export type Work = keyof typeof WORKS;
