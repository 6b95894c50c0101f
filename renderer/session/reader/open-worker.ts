/** Opens the page's workers: only modules of the app itself. */
import type { ReaderWorker } from './reader.ts';
import type { JournalWorker } from '#platform/browser-journal.ts';
import type { FitWorker } from '#session/parameters/fitter.ts';
import fitUrl from '#session/parameters/fit-worker.ts?worker&url';
import journalUrl from '#platform/journal-worker.ts?worker&url';
import readerUrl from './worker.ts?worker&url';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';

/** The page's policy accepts script URLs only from here; see `appPolicy` in the shell. */
const POLICY = 'loopwise-reader';

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

type Policy = ReturnType<TrustedTypes['createPolicy']>;

// A policy's name can be used only once.
let policy: Policy | undefined;

/** A `TrustedScriptURL` for a worker: typed as a string, because the DOM types expect one. */
function address(
  url: string,
  { trustedTypes }: Window & { readonly trustedTypes?: TrustedTypes },
): string {
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy(POLICY, {
    createScriptURL: (wanted) => {
      if (![readerUrl, fitUrl, journalUrl].includes(wanted)) {
        throw new TypeError('Only the reader, the fitter and the journal may be workers.');
      }
      return wanted;
    },
  });
  return policy.createScriptURL(url);
}

interface Opened<Job, Letter> {
  readonly postMessage: (job: Job) => void;
  readonly terminate: () => void;
  readonly onLetter: (listener: (letter: Letter) => void) => void;
  readonly onBroken: (listener: (message: string) => void) => void;
}

function open<Job, Letter>(url: string, name: string): Opened<Job, Letter> {
  const worker = new Worker(address(url, window), { type: 'module', name });
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

export function openReaderWorker(): ReaderWorker {
  return open(readerUrl, 'reader');
}

export function openFitWorker(): FitWorker {
  return open(fitUrl, 'fitter');
}

export function openJournalWorker(): JournalWorker {
  return open(journalUrl, 'journal');
}

/** SQLite for the worker, which has no network access: the page fetches it. */
export async function loadSqlite(): Promise<ArrayBuffer> {
  return (await fetch(sqliteUrl)).arrayBuffer();
}
