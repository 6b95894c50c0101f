/** The worker that writes the journal in a browser. It lives as long as its window. */
import type { JournalAnswer } from './browser-journal.ts';
import { carryOut } from './journal-files.ts';
import type { JournalWork } from './journal-files.ts';

const answer = (letter: JournalAnswer): void => globalThis.postMessage(letter);

globalThis.addEventListener('message', ({ data }: MessageEvent<JournalWork>) => {
  carryOut(navigator.storage, data).then(
    () => answer({ ok: true }),
    (error: unknown) => answer({ ok: false, reason: reasonOf(error) }),
  );
});

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'QuotaExceededError' ? 'The disk is full.' : error.message;
}
