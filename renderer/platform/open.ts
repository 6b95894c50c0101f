import type { Bridge } from '#electron/contract.ts';
import type { JournalWorker } from './browser-journal.ts';
import { browserPlatform } from './browser.ts';
import { listenForFiles } from './files.ts';
import type { Platform } from './platform.ts';
import { shellPlatform } from './shell.ts';

/**
 * The platform of this window; only the desktop shell provides a bridge. A browser writes the journal
 * in a worker.
 */
export function openPlatform(
  window: Window & { readonly loopwise?: Bridge },
  openJournalWorker: () => JournalWorker,
): Platform {
  const host =
    window.loopwise === undefined
      ? browserPlatform(window, openJournalWorker)
      : shellPlatform(window.loopwise);
  return {
    ...host,
    onFile: (listener, fail) => {
      host.onFile(listener, fail);
      listenForFiles(window, listener, fail);
    },
  };
}
