/**
 * What the page may request of the shell (`Requests`) and what the shell sends to the page (`Notices`).
 * The two maps are complete: main and preload are typed by them and nothing else passes. Bytes are sent
 * as `Uint8Array`; paths stay in the main process, except the one of the data folder.
 */

/**
 * The kinds of file the shell reads: decks in any format, `.loopwise-backup`, a learner's answers for a
 * teacher, and `.py` to be run.
 */
export type FileKind = 'deck' | 'backup' | 'answers' | 'program';

/** The kinds it writes: also a deck in other formats. */
export type SavedKind = FileKind | 'page' | 'pdf' | 'anki' | 'moodle' | 'gift' | 'table' | 'json';

/** A file from outside: by double click, "Open with", or the open dialog. */
export interface IncomingFile {
  /** By the extension, which main has checked; the page need not check the name again. */
  readonly kind: FileKind;
  /** The file's name without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The outcome of writing a file: `saved` is false if the user cancelled. */
export interface SaveOutcome {
  readonly saved: boolean;
}

/** Why an automatic backup was written: after or during a session, or before the named action. */
export type BackupReason = 'session' | 'restore' | 'removal' | 'repair' | 'upgrade';

/** An automatic backup, without its bytes. */
export interface BackupEntry {
  readonly name: string;
  /** Milliseconds since the epoch, by the clock at that time. */
  readonly writtenAt: number;
  readonly size: number;
  /** Undefined for a backup of an earlier version. */
  readonly reason: BackupReason | undefined;
}

/** What the database held when last checked; stored outside it. */
export interface DataMark {
  /** Rows of the answer log. */
  readonly reviews: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A text of a deck's folder; `path` is inside of it, with slashes. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** A folder that the user has chosen for a deck; its place stays in the main process. */
export interface DeckFolder {
  readonly id: string;
  /** Its name without the folders above. */
  readonly name: string;
  readonly files: readonly FolderFile[];
}

/** A file to write if it is unchanged since it was read; an absent text means that there is no file. */
export interface FolderWrite {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** An entry of the native menu, from the renderer's command table. */
export interface MenuCommand {
  readonly id: string;
  readonly title: string;
  /** Electron accelerator, such as `CmdOrCtrl+O`; absent if a key only works inside a screen. */
  readonly accelerator?: string;
  readonly menu: 'file' | 'learn' | 'view' | 'help';
  readonly enabled: boolean;
}

/** Maps each request channel to its argument and its answer. */
export interface Requests {
  /** The page is listening: files that were waiting are sent as notices. */
  'ready': { argument: undefined; answer: undefined };
  /** Shows the open dialog. `undefined` if the user cancelled. */
  'open-file': { argument: { readonly kind: FileKind }; answer: IncomingFile | undefined };
  /** Shows the save dialog and writes the bytes. */
  'save-file': {
    argument: {
      readonly kind: SavedKind;
      readonly suggestedName: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };
    answer: SaveOutcome;
  };
  /** Prints what the window shows to a PDF, shows the save dialog and writes it. */
  'print-pdf': { argument: { readonly suggestedName: string }; answer: SaveOutcome };
  /** Writes an automatic backup outside IndexedDB; old ones rotate out. */
  'write-backup': {
    argument: { readonly bytes: Uint8Array<ArrayBuffer>; readonly reason: BackupReason };
    answer: undefined;
  };
  /** The automatic backups, newest first by sequence, not by clock: the page lists them for restoring. */
  'list-backups': { argument: undefined; answer: readonly BackupEntry[] };
  'read-backup': { argument: { readonly name: string }; answer: IncomingFile };
  /** Shows the dialog for a folder and watches it. `undefined` if the user cancelled. */
  'choose-folder': { argument: undefined; answer: DeckFolder | undefined };
  'read-folder': { argument: { readonly id: string }; answer: DeckFolder };
  /** Files that were edited since are named and left as they are. */
  'write-folder': {
    argument: { readonly id: string; readonly files: readonly FolderWrite[] };
    answer: { readonly stale: readonly string[] };
  };
  'leave-folder': { argument: { readonly id: string }; answer: undefined };
  /** What the database should hold; `undefined` if unknown. */
  'read-data-mark': { argument: undefined; answer: DataMark | undefined };
  'write-data-mark': { argument: DataMark; answer: undefined };
  /** Adds lines to the journal beside the database; answered when they are on the disk. */
  'append-journal': { argument: { readonly lines: string }; answer: undefined };
  /** The journal since the backup before the newest one. */
  'read-journal': { argument: undefined; answer: string };
  /** A backup was written: the journal restarts with these lines, after those since the previous backup. */
  'turn-journal': { argument: { readonly lines: string }; answer: undefined };
  'clear-journal': { argument: undefined; answer: undefined };
  /** The folder with all data, for display. */
  'data-folder': { argument: undefined; answer: string };
  /** Everything that has to be stored before the window closes is stored. */
  'may-close': { argument: undefined; answer: undefined };
  /** Opens a page of the Python documentation in the user's browser; anything else is refused. */
  'open-documentation': { argument: { readonly path: string }; answer: undefined };
  'set-menu': { argument: readonly MenuCommand[]; answer: undefined };
}

/** Maps each notice channel to its content. */
export interface Notices {
  'file-opened': IncomingFile;
  /** Something in a folder of a deck has changed. */
  'folder-changed': { readonly id: string };
  /** A menu entry was chosen: the id of its command. */
  'command': string;
  /** The window is about to close; it waits a few seconds for `may-close`. */
  'closing': undefined;
}

export type RequestChannel = keyof Requests;
export type NoticeChannel = keyof Notices;

/**
 * How an answer is sent from main to preload. Electron adds its own text to the message of a thrown
 * error, so an expected failure is sent as a value and thrown by the preload.
 */
export type Reply<C extends RequestChannel> =
  | { readonly ok: true; readonly value: Requests[C]['answer'] }
  | { readonly ok: false; readonly message: string };

/** What the preload puts on `window.loopwise`. */
export interface Bridge {
  /** Rejects with an `Error` whose message is written for the user: what, where, what to do. */
  readonly request: <C extends RequestChannel>(
    channel: C,
    argument: Requests[C]['argument'],
  ) => Promise<Requests[C]['answer']>;
  /** Calls `listener` on every notice; the returned function stops it. */
  readonly on: <C extends NoticeChannel>(
    channel: C,
    listener: (notice: Notices[C]) => void,
  ) => () => void;
}
