/** The backups and the journal of a browser, loaded when they are first used: no start waits for them. */
import type { JournalWorker } from './browser-journal.ts';
import type { BackupPlace, JournalPlace, Platform } from './platform.ts';

interface Places {
  readonly backups: BackupPlace;
  readonly journal: JournalPlace;
}

/** Both, or neither in a browser that has no such place. */
export function browserPlaces(
  { storage, locks }: Partial<Pick<Navigator, 'storage' | 'locks'>>,
  openWorker: () => JournalWorker,
): Pick<Platform, 'backups' | 'journal'> {
  if (typeof storage?.getDirectory !== 'function' || locks === undefined) {
    return { backups: undefined, journal: undefined };
  }
  let loading: Promise<Places> | undefined;
  const load = async (): Promise<Places> => {
    const [{ browserBackups }, { browserJournal, writerIn }] = await Promise.all([
      import('./browser-backups.ts'),
      import('./browser-journal.ts'),
    ]);
    return {
      backups: browserBackups(storage, Date.now),
      journal: browserJournal(storage, locks, writerIn(openWorker)),
    };
  };
  const places = async (): Promise<Places> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    backups: {
      write: async (bytes, reason) => (await places()).backups.write(bytes, reason),
      list: async () => (await places()).backups.list(),
      read: async (name) => (await places()).backups.read(name),
    },
    journal: {
      append: async (lines) => (await places()).journal.append(lines),
      read: async () => (await places()).journal.read(),
      turn: async (lines) => (await places()).journal.turn(lines),
      clear: async () => (await places()).journal.clear(),
    },
  };
}
