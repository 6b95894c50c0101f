/** The desktop shell, through the bridge that its preload exposes. */
import type { Bridge } from '#electron/contract.ts';
import type { Platform } from './platform.ts';

export function shellPlatform({ request, on }: Bridge): Platform {
  let closing: (how: 'closing') => Promise<void> = async () => undefined;
  // At once: a window whose page does not answer is closed seconds later.
  on('closing', () => {
    // The listener reported what failed; the window closes anyway.
    void closing('closing')
      .catch(() => undefined)
      .then(async () => request('may-close', undefined));
  });
  return {
    openFile: async (kind) => request('open-file', { kind }),
    saveFile: async (kind, suggestedName, bytes) =>
      request('save-file', { kind, suggestedName, bytes }),
    folders: {
      choose: async () => request('choose-folder', undefined),
      read: async (id) => request('read-folder', { id }),
      write: async (id, files) => (await request('write-folder', { id, files })).stale,
      leave: async (id) => request('leave-folder', { id }),
      onChange: (listener) => {
        on('folder-changed', ({ id }) => listener(id));
      },
    },
    print: async (suggestedName) => request('print-pdf', { suggestedName }),
    backups: {
      write: async (bytes, reason) => request('write-backup', { bytes, reason }),
      list: async () => request('list-backups', undefined),
      read: async (name) => request('read-backup', { name }),
    },
    mark: {
      read: async () => request('read-data-mark', undefined),
      write: async (mark) => request('write-data-mark', mark),
    },
    journal: {
      append: async (lines) => request('append-journal', { lines }),
      read: async () => request('read-journal', undefined),
      turn: async (lines) => request('turn-journal', { lines }),
      clear: async () => request('clear-journal', undefined),
    },
    // The shell has a single window.
    alone: async (_, work) => work(),
    dataPlace: async () => request('data-folder', undefined),
    onClosing: (listener) => {
      closing = listener;
    },
    openDocumentation: async (path) => request('open-documentation', { path }),
    setMenu: async (commands) => request('set-menu', commands),
    onFile: (listener) => {
      on('file-opened', listener);
      // Only now: files waiting in the shell would otherwise arrive before there is a listener.
      void request('ready', undefined);
    },
    onCommand: (listener) => {
      on('command', listener);
    },
  };
}
