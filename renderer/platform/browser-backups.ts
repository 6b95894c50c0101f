/**
 * Automatic backups in a browser: the Origin Private File System. It is separate on the disk, so a
 * damaged or emptied IndexedDB does not affect it; only clearing the site's data removes both. Its
 * writes are atomic: a file has its new content once the stream is closed, and the old one before.
 */
import type { BackupEntry, BackupReason } from '#electron/contract.ts';
import type { BackupPlace } from './platform.ts';

const FOLDER = 'backups';

/** Fewer than the desktop app keeps, because a browser limits storage. */
const KEPT = 5;

const REASONS: Readonly<Record<BackupReason, true>> = {
  session: true,
  restore: true,
  removal: true,
  repair: true,
  upgrade: true,
};

const NAME = /^(\d{6,12})-(-?\d{1,16})-([a-z]+)\.loopwise-backup$/;

interface Kept extends BackupEntry {
  /** Increases with every backup, whatever the clock says. */
  readonly sequence: number;
}

function isReason(text: string | undefined): text is BackupReason {
  return text !== undefined && Object.hasOwn(REASONS, text);
}

/** The backups of this origin. */
export function browserBackups(
  storage: Pick<StorageManager, 'getDirectory'>,
  now: () => number,
): BackupPlace {
  const open = async (): Promise<FileSystemDirectoryHandle> =>
    (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  return {
    write: async (bytes, reason) => {
      try {
        const folder = await open();
        const kept = await listKept(folder);
        const number = String((kept[0]?.sequence ?? 0) + 1).padStart(6, '0');
        const name = `${number}-${now()}-${reason}.loopwise-backup`;
        const file = await folder.getFileHandle(name, { create: true });
        const stream = await file.createWritable();
        try {
          await stream.write(bytes);
        } catch (error) {
          await stream.abort().catch(() => undefined);
          await folder.removeEntry(name).catch(() => undefined);
          throw error;
        }
        await stream.close();
        // An empty file is from a window that was closed before the stream.
        for (const old of expired([...kept])) await folder.removeEntry(old).catch(() => undefined);
      } catch (error) {
        throw new Error(
          `The backup could not be kept in this browser (${String(error)}). ` +
            'Older backups are untouched. Save a backup as a file.',
          { cause: error },
        );
      }
    },
    list: async () => (await listKept(await open())).filter(({ size }) => size > 0),
    read: async (name) => {
      if (!NAME.test(name)) throw new Error(`“${name}” is not one of the automatic backups.`);
      const file = await (await (await open()).getFileHandle(name)).getFile();
      return { kind: 'backup', name, bytes: new Uint8Array(await file.arrayBuffer()) };
    },
  };
}

/** Newest first. */
async function listKept(folder: FileSystemDirectoryHandle): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for await (const [name, handle] of folder.entries()) {
    const [, number, writtenAt, reason] = NAME.exec(name) ?? [];
    if (handle.kind !== 'file' || number === undefined || !isReason(reason)) continue;
    const { size } = await handle.getFile();
    kept.push({ name, size, reason, writtenAt: Number(writtenAt), sequence: Number(number) });
  }
  return kept.sort((a, b) => b.sequence - a.sequence);
}

/**
 * The backups that may be removed beside a new one: empty ones, and all but the newest and the
 * largest. The largest is kept because backups of a database that was lost and started again would
 * otherwise displace it.
 */
function expired(kept: readonly Kept[]): readonly string[] {
  const whole = kept.filter(({ size }) => size > 0);
  const largest = whole.toSorted((a, b) => b.size - a.size)[0];
  const stay = new Set([...whole.slice(0, KEPT - 1), ...(largest ? [largest] : [])]);
  return kept.filter((backup) => !stay.has(backup)).map(({ name }) => name);
}
