/** The main process: what is set up, in the order that matters. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { createBackups } from './backups.ts';
import { createClosing } from './closing.ts';
import { setupContentGuards } from './content-guards.ts';
import { createDataMark } from './data-mark.ts';
import { openDocumentation } from './documentation.ts';
import { chooseFolder, openFile, saveFile } from './files.ts';
import { createFolders } from './folders.ts';
import { createInbox } from './incoming.ts';
import { notify, setupIpc } from './ipc.ts';
import { createJournal } from './journal.ts';
import { launchFiles } from './launch-files.ts';
import { setupMenu } from './menu.ts';
import { succeeded } from './outcome.ts';
import { printPdf } from './print.ts';
import { setupProtocol, setupScheme } from './protocol.ts';
import { readUnasked } from './read-file.ts';
import { setupOffline, setupSessionGuards } from './session-guards.ts';
import { setupSingleInstance } from './single-instance.ts';
import { bringForward, openWindow } from './window.ts';

// The bundle is in dist/shell, beside the app in dist/app.
const root = join(import.meta.dirname, '../app');
const preload = join(import.meta.dirname, 'preload.cjs');

const inbox = createInbox({
  read: readUnasked,
  deliver: (file) => withWindow((window) => notify(window, 'file-opened', file)),
  complain: (message) => dialog.showErrorBox('Loopwise could not open a file', message),
});

const closing = createClosing((window) => notify(window, 'closing', undefined));

// In development the first argument is the folder Electron was started on.
const files = launchFiles(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());

if (setupSingleInstance(files, takeFiles)) {
  app.setAppUserModelId('org.loopwise.app');
  inbox.add(files);
  setupScheme();
  setupOffline();
  setupContentGuards();
  app.on('open-file', (event, path) => {
    event.preventDefault();
    takeFiles([path]);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const backups = createBackups({
    folder: join(app.getPath('userData'), 'backups'),
    now: Date.now,
  });
  const journal = createJournal(join(app.getPath('userData'), 'journal'));
  const mark = createDataMark(join(app.getPath('userData'), 'data-mark.json'));
  const folders = createFolders(join(app.getPath('userData'), 'folders.json'), (id) =>
    withWindow((window) => notify(window, 'folder-changed', { id })),
  );
  setupProtocol(root);
  setupSessionGuards();
  setupMenu([], choose);
  setupIpc({
    'ready': () => {
      void inbox.open();
      return succeeded(undefined);
    },
    'open-file': (argument, window) => openFile(window, argument),
    'save-file': (argument, window) => saveFile(window, argument),
    'print-pdf': (argument, window) => printPdf(window, argument),
    'write-backup': ({ bytes, reason }) => backups.write(bytes, reason),
    'list-backups': () => backups.list(),
    'read-backup': ({ name }) => backups.read(name),
    'choose-folder': async (_argument, window) => {
      const path = await chooseFolder(window);
      return path === undefined ? succeeded(undefined) : folders.add(path);
    },
    'read-folder': ({ id }) => folders.read(id),
    'write-folder': ({ id, files: writes }) => folders.write(id, writes),
    'leave-folder': ({ id }) => folders.leave(id),
    'read-data-mark': () => mark.read(),
    'write-data-mark': (argument) => mark.write(argument),
    'append-journal': ({ lines }) => journal.append(lines),
    'read-journal': () => journal.read(),
    'turn-journal': ({ lines }) => journal.turn(lines),
    'clear-journal': () => journal.clear(),
    'data-folder': () => succeeded(app.getPath('userData')),
    'may-close': (_argument, window) => {
      closing.finish(window);
      return succeeded(undefined);
    },
    'open-documentation': ({ path }) => openDocumentation(path),
    'set-menu': (commands) => {
      setupMenu(commands, choose);
      return succeeded(undefined);
    },
  });
  show();
  app.on('activate', show);
}

/** Brings the window to the front, and opens it if there is none. */
function show(): void {
  const [open] = BrowserWindow.getAllWindows();
  if (open) {
    bringForward(open);
    return;
  }
  const window = openWindow(preload);
  // After a reload the page listens again only once it says so.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) {
      inbox.pause();
    }
  });
  window.webContents.on('render-process-gone', inbox.pause);
  window.once('closed', inbox.pause);
  closing.watch(window);
}

function choose(id: string): void {
  withWindow((window) => notify(window, 'command', id));
}

function takeFiles(paths: readonly string[]): void {
  inbox.add(paths);
  if (app.isReady()) {
    show();
  }
}

function withWindow(use: (window: BrowserWindow) => void): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window) {
    use(window);
  }
}
