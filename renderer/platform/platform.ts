/**
 * What Loopwise needs from its host beyond a web page. There are two: the desktop shell, and a
 * browser, which opens and saves files by its own means.
 */
import type {
  BackupEntry,
  BackupReason,
  DataMark,
  DeckFolder,
  FileKind,
  FolderWrite,
  IncomingFile,
  MenuCommand,
  SavedKind,
  SaveOutcome,
} from '#electron/contract.ts';

/** Automatic backups outside the database, which a disk fault or a newer version may destroy. */
export interface BackupPlace {
  readonly write: (bytes: Uint8Array<ArrayBuffer>, reason: BackupReason) => Promise<void>;
  /** Newest first, whatever the clock said when they were written. */
  readonly list: () => Promise<readonly BackupEntry[]>;
  readonly read: (name: string) => Promise<IncomingFile>;
}

/** A note outside the database about its content, so that a total loss is noticed. */
export interface MarkPlace {
  /** Undefined if nothing is known. */
  readonly read: () => Promise<DataMark | undefined>;
  readonly write: (mark: DataMark) => Promise<void>;
}

/**
 * A journal outside the database of what was answered since the newest backups. Each function
 * resolves when its change is on the disk.
 */
export interface JournalPlace {
  /** Adds whole lines. */
  readonly append: (lines: string) => Promise<void>;
  /** All lines since the backup before the newest one; the last may be incomplete. */
  readonly read: () => Promise<string>;
  /** Starts a new generation with these lines, and removes the one before the last. */
  readonly turn: (lines: string) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Folders of decks on disk, synchronised with the library. */
export interface FolderPlace {
  /** Lets the person choose one; undefined if they cancelled. */
  readonly choose: () => Promise<DeckFolder | undefined>;
  readonly read: (id: string) => Promise<DeckFolder>;
  /** Writes the files that are unchanged since they were read; returns the others. */
  readonly write: (id: string, files: readonly FolderWrite[]) => Promise<readonly string[]>;
  readonly leave: (id: string) => Promise<void>;
  /** Calls `listener` with the id of a folder in which something has changed. */
  readonly onChange: (listener: (id: string) => void) => void;
}

export interface Platform {
  /** Undefined if a page cannot watch folders: in a browser. */
  readonly folders: FolderPlace | undefined;
  /** `undefined` if the person cancelled. Rejects with a message for the person. */
  readonly openFile: (kind: FileKind) => Promise<IncomingFile | undefined>;
  readonly saveFile: (
    kind: SavedKind,
    suggestedName: string,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<SaveOutcome>;
  /**
   * Prints the window's contents: the desktop shell saves a PDF; a browser opens its own dialog,
   * which does not report its result.
   */
  readonly print: (suggestedName: string) => Promise<SaveOutcome>;
  /** Undefined if the host has no place for them. */
  readonly backups: BackupPlace | undefined;
  readonly mark: MarkPlace;
  /** Undefined if the host has no place for it. */
  readonly journal: JournalPlace | undefined;
  /** Does some work while no other window does work of that name. */
  readonly alone: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Where all data is, for the person: a folder, or the address under which a browser keeps it. */
  readonly dataPlace: () => Promise<string>;
  /**
   * The window is closing or hidden: pending data should be stored. The desktop shell waits for the
   * listener; a browser may end the page before it is done.
   */
  readonly onClosing: (listener: (how: 'closing' | 'hidden') => Promise<void>) => void;
  /** Opens a page below https://docs.python.org/3/ outside the app. */
  readonly openDocumentation: (path: string) => Promise<void>;
  /** Shows the commands in the native menu, if there is one. */
  readonly setMenu: (commands: readonly MenuCommand[]) => Promise<void>;
  /**
   * Files from outside, by double click or dropped, including those that arrived before a listener
   * was added. `fail` is called with a message for the person if one cannot be read.
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
  DeckFolder,
  FileKind,
  IncomingFile,
  MenuCommand,
} from '#electron/contract.ts';
