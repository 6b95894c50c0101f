/**
 * What Loopwise needs of the machine it runs on beyond a web page. Two hosts: the desktop shell,
 * and a browser, where files come and go by the page's own means.
 */
import type {
  BackupEntry,
  BackupReason,
  DataMark,
  FileKind,
  IncomingFile,
  MenuCommand,
  SavedKind,
  SaveOutcome,
} from '#electron/contract.ts';

/** Automatic backups, outside of the database: a broken disk or a newer version may take that. */
export interface BackupPlace {
  readonly write: (bytes: Uint8Array<ArrayBuffer>, reason: BackupReason) => Promise<void>;
  /** The newest first, whatever the clock said when they were written. */
  readonly list: () => Promise<readonly BackupEntry[]>;
  readonly read: (name: string) => Promise<IncomingFile>;
}

/** A note outside of the database about what it holds, so that a loss of all of it is noticed. */
export interface MarkPlace {
  /** Undefined where nothing is known. */
  readonly read: () => Promise<DataMark | undefined>;
  readonly write: (mark: DataMark) => Promise<void>;
}

/**
 * Lines outside of the database that say what was answered since the newest backups. Each function
 * resolves when its change is on the disk.
 */
export interface JournalPlace {
  /** Adds whole lines. */
  readonly append: (lines: string) => Promise<void>;
  /** All lines since the backup before the newest one; the last may be torn. */
  readonly read: () => Promise<string>;
  /** A new generation begins with these lines; the one before the last goes. */
  readonly turn: (lines: string) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export interface Platform {
  /** `undefined` where the person cancelled. Rejects with a sentence for the person. */
  readonly openFile: (kind: FileKind) => Promise<IncomingFile | undefined>;
  readonly saveFile: (
    kind: SavedKind,
    suggestedName: string,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<SaveOutcome>;
  /** Undefined where there is no such place. */
  readonly backups: BackupPlace | undefined;
  readonly mark: MarkPlace;
  /** Undefined where there is no such place. */
  readonly journal: JournalPlace | undefined;
  /** Where all data lies, for the person: a folder, or the address for which a browser keeps it. */
  readonly dataPlace: () => Promise<string>;
  /**
   * The window is closing or out of sight: what is on its way is to be stored. The desktop shell
   * waits for the listener; a browser may end the page before it is done.
   */
  readonly onClosing: (listener: () => Promise<void>) => void;
  /** Opens a page below https://docs.python.org/3/ outside of the app. */
  readonly openDocumentation: (path: string) => Promise<void>;
  /** Shows the commands in the native menu; nothing where there is none. */
  readonly setMenu: (commands: readonly MenuCommand[]) => Promise<void>;
  /**
   * Files from outside, by double click or dropped, also those that came before anybody listened.
   * `fail` is called with a sentence for the person where one cannot be read.
   */
  readonly onFile: (
    listener: (file: IncomingFile) => void,
    fail: (message: string) => void,
  ) => void;
  /** A command was chosen from the native menu. */
  readonly onCommand: (listener: (id: string) => void) => void;
}

export type {
  SavedKind,
  BackupEntry,
  BackupReason,
  DataMark,
  FileKind,
  IncomingFile,
  MenuCommand,
} from '#electron/contract.ts';
