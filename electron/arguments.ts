/**
 * Validates in main what the page sends: the page is ours, but it could have been taken over. A
 * malformed argument is a bug or an attack, so the messages are for a developer.
 */
import type {
  DataMark,
  FileKind,
  FolderWrite,
  MenuCommand,
  RequestChannel,
  Requests,
  SavedKind,
} from './contract.ts';
import { kindsOfFile, kindsOfSaved } from './file-kinds.ts';
import { isDeckPath, mostDeckFiles } from './folder-paths.ts';
import { failed, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { isBackupReason } from './rotation.ts';

type Parsers = {
  readonly [C in RequestChannel]: (value: unknown) => Outcome<Requests[C]['argument']>;
};

/** One parser for each channel. */
export const argumentParsers: Parsers = {
  'ready': parseNothing,
  'open-file': (value) => {
    const kind = isRecord(value) ? parseKind(value['kind']) : undefined;
    return kind ? succeeded({ kind }) : failed('open-file: kind must be one of the contract');
  },
  'save-file': (value) => {
    const kind = isRecord(value) ? parseSavedKind(value['kind']) : undefined;
    if (!isRecord(value) || !kind) {
      return failed('save-file: kind must be one of the contract');
    }
    const { suggestedName, bytes } = value;
    if (!isFileName(suggestedName)) {
      return failed('save-file: suggestedName must be a plain file name of at most 120 characters');
    }
    return isBytes(bytes, kindsOfSaved[kind].limit)
      ? succeeded({ kind, suggestedName, bytes })
      : failed(
          `save-file: bytes must be a Uint8Array of at most ${kindsOfSaved[kind].limit} bytes`,
        );
  },
  'print-pdf': (value) => {
    const name = isRecord(value) ? value['suggestedName'] : undefined;
    return isFileName(name)
      ? succeeded({ suggestedName: name })
      : failed('print-pdf: suggestedName must be a plain file name of at most 120 characters');
  },
  'write-backup': (value) => {
    const { bytes, reason } = isRecord(value) ? value : {};
    const { limit } = kindsOfFile.backup;
    if (!isBytes(bytes, limit) || bytes.byteLength === 0) {
      return failed(`write-backup: bytes must be a Uint8Array of 1 to ${limit} bytes`);
    }
    return isBackupReason(reason)
      ? succeeded({ bytes, reason })
      : failed('write-backup: reason must be one of the contract');
  },
  'list-backups': parseNothing,
  'read-backup': (value) => {
    const name = isRecord(value) ? value['name'] : undefined;
    return isFileName(name) ? succeeded({ name }) : failed('read-backup: name must be a file name');
  },
  'choose-folder': parseNothing,
  'read-folder': (value) => parseFolderId('read-folder', value),
  'write-folder': (value) => {
    const id = isRecord(value) ? value['id'] : undefined;
    const files = isRecord(value) ? parseWrites(value['files']) : undefined;
    return isText(id, 64) && files !== undefined
      ? succeeded({ id, files })
      : failed('write-folder: files must be texts of a deck, by their paths inside');
  },
  'leave-folder': (value) => parseFolderId('leave-folder', value),
  'read-data-mark': parseNothing,
  'write-data-mark': (value) => {
    const mark = parseDataMark(value);
    return mark ? succeeded(mark) : failed('write-data-mark: reviews must be a count, at a time');
  },
  'append-journal': (value) => parseLines('append-journal', value),
  'read-journal': parseNothing,
  'turn-journal': (value) => parseLines('turn-journal', value),
  'clear-journal': parseNothing,
  'data-folder': parseNothing,
  'may-close': parseNothing,
  'open-documentation': (value) => {
    const path = isRecord(value) ? value['path'] : undefined;
    return isText(path, 200)
      ? succeeded({ path })
      : failed('open-documentation: path must be a text of at most 200 characters');
  },
  'set-menu': parseMenu,
};

function parseFolderId(channel: string, value: unknown): Outcome<{ readonly id: string }> {
  const id = isRecord(value) ? value['id'] : undefined;
  return isText(id, 64) ? succeeded({ id }) : failed(`${channel}: id must be that of a folder`);
}

function parseWrites(value: unknown): readonly FolderWrite[] | undefined {
  if (!Array.isArray(value) || value.length > mostDeckFiles) return undefined;
  const files = value.map((entry): FolderWrite | undefined => {
    const { path, before, after } = isRecord(entry) ? entry : {};
    const isPath = typeof path === 'string' && isDeckPath(path);
    return isPath && isFileText(before) && isFileText(after) ? { path, before, after } : undefined;
  });
  return files.every((file) => file !== undefined) ? files : undefined;
}

function isFileText(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= 1024 * 1024);
}

const mostCommands = 100;
const menus: readonly unknown[] = ['file', 'learn', 'view', 'help'] satisfies MenuCommand['menu'][];
const acceleratorPattern = /^(?:[A-Za-z]{3,16}\+){0,3}(?:[A-Za-z0-9]{1,12}|[,./;'[\]\\`=-])$/;

function parseMenu(value: unknown): Outcome<readonly MenuCommand[]> {
  if (!Array.isArray(value) || value.length > mostCommands) {
    return failed(`set-menu: must be a list of at most ${mostCommands} commands`);
  }
  const commands = value.map((entry) => parseCommand(entry));
  if (!commands.every((command) => command !== undefined)) {
    return failed('set-menu: a command has a malformed field');
  }
  const ids = new Set(commands.map(({ id }) => id));
  return ids.size === commands.length ? succeeded(commands) : failed('set-menu: two ids are equal');
}

function parseCommand(value: unknown): MenuCommand | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { id, title, accelerator, menu, enabled } = value;
  if (!isText(id, 64) || !isText(title, 80) || !isMenu(menu) || typeof enabled !== 'boolean') {
    return undefined;
  }
  if (accelerator === undefined) {
    return { id, title, menu, enabled };
  }
  // Electron throws on an invalid accelerator, and there would be no menu.
  return isText(accelerator, 60) && acceleratorPattern.test(accelerator)
    ? { id, title, menu, enabled, accelerator }
    : undefined;
}

/** Some hundred rows of the log are far less. */
const mostLines = 16 * 1024 * 1024;

function parseLines(channel: RequestChannel, value: unknown): Outcome<{ readonly lines: string }> {
  const lines = isRecord(value) ? value['lines'] : undefined;
  return isText(lines, mostLines) && lines.endsWith('\n')
    ? succeeded({ lines })
    : failed(`${channel}: lines must be a text of whole lines, of at most ${mostLines} characters`);
}

function parseNothing(value: unknown): Outcome<undefined> {
  return value === undefined ? succeeded(undefined) : failed('no argument is expected');
}

/** A mark from a message or a file; `undefined` for anything else. */
export function parseDataMark(value: unknown): DataMark | undefined {
  if (!isRecord(value)) return undefined;
  const { reviews, at } = value;
  const isCount = typeof reviews === 'number' && Number.isSafeInteger(reviews) && reviews >= 0;
  return isCount && typeof at === 'number' && Number.isFinite(at) ? { reviews, at } : undefined;
}

function parseKind(value: unknown): FileKind | undefined {
  return typeof value === 'string' && Object.hasOwn(kindsOfFile, value)
    ? (value as FileKind)
    : undefined;
}

function parseSavedKind(value: unknown): SavedKind | undefined {
  return typeof value === 'string' && Object.hasOwn(kindsOfSaved, value)
    ? (value as SavedKind)
    : undefined;
}

function isMenu(value: unknown): value is MenuCommand['menu'] {
  return menus.includes(value);
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= limit;
}

/** No folder, no drive, nothing Windows forbids, nothing hidden. */
function isFileName(value: unknown): value is string {
  return isText(value, 120) && /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u.test(value);
}

function isBytes(value: unknown, limit: number): value is Uint8Array<ArrayBuffer> {
  return (
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength <= limit
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
