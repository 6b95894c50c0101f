/** The desktop shell, through the bridge that its preload has put on the window. */
import type { Bridge } from '#electron/contract.ts';
import type { Platform } from './platform.ts';

export function shellPlatform({ request, on }: Bridge): Platform {
  return {
    openFile: async (kind) => request('open-file', { kind }),
    saveFile: async (kind, suggestedName, bytes) =>
      request('save-file', { kind, suggestedName, bytes }),
    backups: {
      write: async (bytes) => request('write-backup', { bytes }),
      list: async () => request('list-backups', undefined),
      read: async (name) => request('read-backup', { name }),
    },
    openDocumentation: async (path) => request('open-documentation', { path }),
    setMenu: async (commands) => request('set-menu', commands),
    onFile: (listener) => {
      on('file-opened', listener);
      // Only now: what waited in the shell would otherwise arrive before anybody listens.
      void request('ready', undefined);
    },
    onCommand: (listener) => {
      on('command', listener);
    },
  };
}
