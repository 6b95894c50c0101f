/**
 * What the page may ask of the shell (`Requests`) and what the shell sends to the page (`Notices`).
 * Both maps are the whole of it: main and preload are typed by them and nothing else passes.
 * Bytes travel as `Uint8Array`; paths stay in the main process, but for that of the data.
 */

/**
 * The kinds of file the shell reads: decks in any format, `.loopwise-backup`, a learner's answers for a
 * teacher, and `.py` to be run.
 */
export type FileKind = 'deck' | 'backup' | 'answers' | 'program';

/** What it also writes: a deck in other formats. */
export type SavedKind = FileKind | 'page' | 'pdf' | 'anki' | 'moodle' | 'gift' | 'table' | 'json';

/** A file that came in from outside: by double click, "Open with", or the open dialog. */
export interface IncomingFile {
  /** By the extension, which main has checked; the page need not check the name again. */
  readonly kind: FileKind;
  /** The file's name without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Outcome of something that writes a file: where `saved` is false the person cancelled. */
export interface SaveOutcome {
  readonly saved: boolean;
}

/** Why an automatic backup was written: after or during a session, or before what is named. */
export type BackupReason = 'session' | 'restore' | 'removal' | 'repair' | 'upgrade';

/** An automatic backup, without its bytes. */
export interface BackupEntry {
  readonly name: string;
  /** Milliseconds since the epoch, by the clock of that moment. */
  readonly writtenAt: number;
  readonly size: number;
  /** Undefined for one of an earlier version. */
  readonly reason: BackupReason | undefined;
}

/** What the database held when it was last looked at; kept outside of it. */
export interface DataMark {
  /** Rows of the log of answers. */
  readonly reviews: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A text of a deck's folder; `path` is inside of it, with slashes. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** A folder that the person has chosen for a deck; its place stays in the main process. */
export interface DeckFolder {
  readonly id: string;
  /** Its name without the folders above. */
  readonly name: string;
  readonly files: readonly FolderFile[];
}

/** A file to be written, where it is still as it was seen; absent texts stand for no file. */
export interface FolderWrite {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** One entry of the native menu, drawn from the renderer's command table. */
export interface MenuCommand {
  readonly id: string;
  readonly title: string;
  /** Electron accelerator, such as `CmdOrCtrl+O`; absent where a key only works inside a screen. */
  readonly accelerator?: string;
  readonly menu: 'file' | 'learn' | 'view' | 'help';
  readonly enabled: boolean;
}

/** Request channel to its argument and its answer. */
export interface Requests {
  /** The page listens from now on: files that were waiting are sent as notices. */
  'ready': { argument: undefined; answer: undefined };
  /** Shows the open dialog. `undefined` where the person cancelled. */
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
  /** The automatic backups, newest first by sequence, not by clock: without this nobody would find them when it matters. */
  'list-backups': { argument: undefined; answer: readonly BackupEntry[] };
  'read-backup': { argument: { readonly name: string }; answer: IncomingFile };
  /** Shows the dialog for a folder and watches it. `undefined` where the person cancelled. */
  'choose-folder': { argument: undefined; answer: DeckFolder | undefined };
  'read-folder': { argument: { readonly id: string }; answer: DeckFolder };
  /** Files that were edited since are named and left as they are. */
  'write-folder': {
    argument: { readonly id: string; readonly files: readonly FolderWrite[] };
    answer: { readonly stale: readonly string[] };
  };
  'leave-folder': { argument: { readonly id: string }; answer: undefined };
  /** What the database should hold; `undefined` where nothing is known. */
  'read-data-mark': { argument: undefined; answer: DataMark | undefined };
  'write-data-mark': { argument: DataMark; answer: undefined };
  /** Adds lines to the journal beside the database; answered when they are on the disk. */
  'append-journal': { argument: { readonly lines: string }; answer: undefined };
  /** The journal since the backup before the newest one. */
  'read-journal': { argument: undefined; answer: string };
  /** A backup was written: the journal begins anew with these lines, and keeps those since the one before. */
  'turn-journal': { argument: { readonly lines: string }; answer: undefined };
  'clear-journal': { argument: undefined; answer: undefined };
  /** The folder that holds all data, to be shown. */
  'data-folder': { argument: undefined; answer: string };
  /** All is stored that was to be stored before the window closes. */
  'may-close': { argument: undefined; answer: undefined };
  /** Opens a page of the Python documentation in the person's own browser; anything else is refused. */
  'open-documentation': { argument: { readonly path: string }; answer: undefined };
  'set-menu': { argument: readonly MenuCommand[]; answer: undefined };
}

/** Notice channel to what it carries. */
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
 * How an answer travels from main to preload. Electron wraps the message of a thrown error in words
 * of its own, so an expected failure is sent as a value and thrown again by the preload.
 */
export type Reply<C extends RequestChannel> =
  | { readonly ok: true; readonly value: Requests[C]['answer'] }
  | { readonly ok: false; readonly message: string };

/** What the preload puts on `window.loopwise`. */
export interface Bridge {
  /** Rejects with an `Error` whose message is written for the person: what, where, what to do. */
  readonly request: <C extends RequestChannel>(
    channel: C,
    argument: Requests[C]['argument'],
  ) => Promise<Requests[C]['answer']>;
  /** Calls `listener` on every notice; the answer stops it. */
  readonly on: <C extends NoticeChannel>(
    channel: C,
    listener: (notice: Notices[C]) => void,
  ) => () => void;
}
