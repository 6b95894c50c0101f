/** A browser tab: files by picker, drop and download. */
import { aloneBy } from './alone.ts';
import { browserPlaces } from './browser-places.ts';
import type { JournalWorker } from './browser-journal.ts';
import { browserMark } from './browser-mark.ts';
import { documentationPage } from './documentation-page.ts';
import { readFile } from './files.ts';
import type { FileKind, Platform } from './platform.ts';

const ENDINGS: Record<FileKind, string> = {
  deck: '.loopwise,.zip,.md,.markdown,.apkg,.colpkg,.csv,.tsv,.py,.ipynb',
  backup: '.loopwise-backup',
  answers: '.loopwise-answers',
  program: '.py',
};

export function browserPlatform(window: Window, openWorker: () => JournalWorker): Platform {
  const { document } = window;
  return {
    openFile: async (kind) =>
      new Promise((resolve, reject) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = ENDINGS[kind];
        input.addEventListener('cancel', () => resolve(undefined));
        input.addEventListener('change', () => {
          const file = input.files?.[0];
          if (file === undefined) resolve(undefined);
          else readFile(file, kind).then(resolve, reject);
        });
        input.click();
      }),
    saveFile: async (_kind, suggestedName, bytes) => {
      const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = suggestedName;
      link.click();
      // Once started, the download keeps its own reference to the bytes.
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return { saved: true };
    },
    folders: undefined,
    print: async () => {
      window.print();
      return { saved: false };
    },
    ...browserPlaces(window.navigator, openWorker),
    mark: browserMark(window),
    alone: aloneBy(window.navigator.locks),
    dataPlace: async () => `this browser’s storage for ${window.location.origin}`,
    onClosing: (listener) => {
      const leave = (how: 'closing' | 'hidden'): void => void listener(how).catch(() => undefined);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') leave('hidden');
      });
      window.addEventListener('pagehide', () => leave('closing'));
    },
    openDocumentation: async (path) => {
      const page = documentationPage(path);
      if (page === undefined) {
        throw new Error(
          `“${path.slice(0, 200)}” is not a page of the Python documentation, so it was not opened.`,
        );
      }
      window.open(page, '_blank', 'noopener,noreferrer');
    },
    setMenu: async () => undefined,
    onFile: () => undefined,
    onCommand: () => undefined,
  };
}
