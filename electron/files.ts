/** The open and save dialogs. Paths never leave this process. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { writeAtomically } from './atomic-write.ts';
import type { FileKind, IncomingFile, Requests, SavedKind, SaveOutcome } from './contract.ts';
import { deckExtensions, kindsOfSaved, withExtension } from './file-kinds.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { readIncoming } from './read-file.ts';

/** Lets the user choose a file and reads it; `undefined` if they cancelled. */
export async function openFile(
  window: BrowserWindow,
  { kind }: Requests['open-file']['argument'],
): Promise<Outcome<IncomingFile | undefined>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: OPEN_TITLES[kind],
    filters: [
      kind === 'deck'
        ? { name: 'Decks', extensions: deckExtensions.map((extension) => extension.slice(1)) }
        : filterOf(kind),
    ],
    properties: ['openFile'],
  });
  const path = filePaths[0];
  return canceled || path === undefined ? succeeded(undefined) : readIncoming(path, kind);
}

/** Lets the user choose the folder of a deck; `undefined` if they cancelled. */
export async function chooseFolder(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the folder of the deck',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Lets the user choose a place and writes the bytes there, whole or not at all. */
export async function saveFile(
  window: BrowserWindow,
  { kind, suggestedName, bytes }: Requests['save-file']['argument'],
): Promise<Outcome<SaveOutcome>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: SAVE_TITLES[kind],
    defaultPath: join(app.getPath('documents'), withExtension(suggestedName, kind)),
    filters: [filterOf(kind)],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') {
    return succeeded({ saved: false });
  }
  const path = withExtension(filePath, kind);
  // The dialog asked about the name as typed; with the extension it may be another file.
  if (path !== filePath && existsSync(path) && !(await mayReplace(window, path))) {
    return succeeded({ saved: false });
  }
  try {
    await writeAtomically(path, bytes);
    return succeeded({ saved: true });
  } catch (error) {
    return failed(
      `“${path}” could not be written: ${reasonOf(error)}. ` +
        'What was there before is untouched. Save it somewhere else.',
    );
  }
}

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Replace “${basename(path)}”?`,
    detail: 'There is already a file of this name.',
    buttons: ['Cancel', 'Replace'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

const OPEN_TITLES = {
  deck: 'Open a deck',
  backup: 'Restore a backup',
  answers: 'Open answers',
  program: 'Open a program',
} as const satisfies Record<FileKind, string>;

const SAVE_TITLES = {
  deck: 'Save the deck',
  backup: 'Save a backup',
  answers: 'Save your answers',
  program: 'Save the program',
  page: 'Save the page',
  pdf: 'Save as PDF',
  anki: 'Save for Anki',
  moodle: 'Save for Moodle',
  gift: 'Save as GIFT',
  table: 'Save the table',
  json: 'Save as JSON',
} as const satisfies Record<SavedKind, string>;

function filterOf(kind: SavedKind): FileFilter {
  const { extension, noun } = kindsOfSaved[kind];
  return {
    name: kind === 'program' ? 'Python program' : `Loopwise ${noun}`,
    extensions: [extension.slice(1)],
  };
}
