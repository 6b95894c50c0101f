/** The worker as the page opens it: a module of the app's own, and no other. */
import type { ReaderWorker } from './reader.ts';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import workerUrl from './worker.ts?worker&url';

/** The page's policy takes an address for a script from here only; see `appPolicy` in the shell. */
const POLICY = 'loopwise-reader';

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

let trusted: string | undefined;

function address(window: Window & { readonly trustedTypes?: TrustedTypes }): string {
  // There may be one policy of a name. Its answer is no text but stands for one where it is used.
  trusted ??=
    window.trustedTypes === undefined
      ? workerUrl
      : window.trustedTypes
          .createPolicy(POLICY, {
            createScriptURL: (url) => {
              if (url !== workerUrl) throw new TypeError('Only the reader may be a worker.');
              return url;
            },
          })
          .createScriptURL(workerUrl);
  return trusted;
}

export function openReaderWorker(): ReaderWorker {
  const worker = new Worker(address(window), { type: 'module', name: 'reader' });
  return {
    postMessage: (job) => worker.postMessage(job),
    terminate: () => worker.terminate(),
    onLetter: (listener) => {
      worker.addEventListener('message', ({ data }) => listener(data));
    },
    onBroken: (listener) => {
      worker.addEventListener('error', ({ message }) =>
        listener(message || 'A part of the app is missing. Install Loopwise anew.'),
      );
    },
  };
}

/** SQLite for the worker, which may connect to nothing: the page fetches it. */
export async function loadSqlite(): Promise<ArrayBuffer> {
  return (await fetch(sqliteUrl)).arrayBuffer();
}
