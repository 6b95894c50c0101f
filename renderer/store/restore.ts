/** Restores a checked backup: everything is replaced at once. */
import type { Problem, Result } from '#format/types.ts';
import type { Calendar } from '#schedule/types.ts';
import { addRows } from './add-rows.ts';
import {
  BATCH,
  type BackupSummary,
  type CheckedBackup,
  type WatchOptions,
  valuesOf,
} from './backup-check.ts';
import { BACKED_UP, MANIFEST, type Part, backupProblem } from './backup-file.ts';
import type { Database } from './database.ts';
import { plainReason } from './errors.ts';
import { type Addition, putAddition } from './journal.ts';
import { migrateRow } from './migrations.ts';
import { openBackup } from './open-backup.ts';
import { checkRow } from './row-check.ts';

export interface RestoreOptions extends WatchOptions {
  /** What a journal adds to the backup; the calendar is needed to rebuild cards from the log. */
  readonly after?: { readonly addition: Addition; readonly calendar: Calendar } | undefined;
}

/**
 * Replaces everything by the contents of a checked backup without its bad rows, in one transaction.
 * The rows are not checked again. If writing fails, or is cancelled, nothing is changed.
 */
export async function restoreChecked(
  db: Database,
  checked: CheckedBackup,
  { after, onProgress, signal }: RestoreOptions = {},
): Promise<Result<BackupSummary>> {
  const { manifest, summary } = checked;
  const reader = openBackup(checked.bytes);
  if (typeof reader === 'string') return refused(reader);
  const total = Object.values(summary.counts).reduce((sum, count) => sum + count, 0);
  let done = 0;
  try {
    // With what was counted of the log that is replaced.
    const replaced = [...BACKED_UP, 'columns'];
    await db.transaction('rw', replaced, async () => {
      for (const name of replaced) await db.table(name).clear();
      // The next batch is read while one is written.
      let before: PromiseLike<void> | undefined;
      for (const part of manifest.parts) {
        if (checked.badParts.has(part.name)) continue;
        for (const rows of batchesOf(part, reader.read(part.name), checked)) {
          signal?.throwIfAborted();
          const written = addRows(part.table, rows);
          await before;
          before = written;
          done += rows.length;
          onProgress?.(done, total);
        }
      }
      await before;
      if (after !== undefined) await putAddition(db, after.addition, after.calendar);
    });
  } catch (error) {
    signal?.throwIfAborted();
    return refused(`The backup could not be written: ${plainReason(error)}`);
  }
  return { ok: true, value: summary };
}

function refused(message: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const remedy = 'Make room on the disk and try again; nothing was changed.';
  return { ok: false, problems: [backupProblem(MANIFEST, message, 1, remedy)] };
}

/** The valid rows of a part, upgraded to the current schema. */
function* batchesOf(
  part: Part,
  bytes: Uint8Array<ArrayBuffer>,
  { manifest, badLines, impure }: CheckedBackup,
): Generator<readonly unknown[]> {
  const bad = badLines.get(part.name);
  const asWritten = !impure.has(part.name);
  let rows: unknown[] = [];
  for (const { line, value, fault } of valuesOf(part, bytes)) {
    if (fault !== undefined || bad?.has(line) === true) continue;
    if (asWritten) rows.push(value);
    else {
      const checked = checkRow(part.table, migrateRow(part.table, value, manifest.schema));
      if (checked.ok) rows.push(checked.row);
    }
    if (rows.length === BATCH) {
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}
