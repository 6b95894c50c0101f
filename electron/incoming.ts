/**
 * Files from outside wait here until the page is listening: macOS may deliver one before the app is
 * ready, a double click starts the app, and a reloading page does not listen for a while.
 */
import { createQueue } from './in-turn.ts';
import type { FileKind, IncomingFile } from './contract.ts';
import type { Outcome } from './outcome.ts';

/** What the inbox does with the files; passed in, so that it can be tested without a window. */
export interface InboxOptions {
  readonly read: (path: string, expected?: FileKind) => Promise<Outcome<IncomingFile>>;
  readonly deliver: (file: IncomingFile) => void;
  readonly complain: (message: string) => void;
}

/** A queue of files. */
export interface Inbox {
  readonly add: (paths: readonly string[]) => void;
  /** The page is listening. */
  readonly open: () => Promise<void>;
  /** The page is going away. */
  readonly pause: () => void;
}

/** Selecting a whole folder and pressing Enter must not exhaust memory. */
export const mostWaiting = 20;

/** Makes an inbox, closed at first. */
export function createInbox({ read, deliver, complain }: InboxOptions): Inbox {
  const waiting: string[] = [];
  let listening = false;
  const inTurn = createQueue();

  async function deliverWaiting(): Promise<void> {
    const path = waiting[0];
    if (!listening || path === undefined) {
      return;
    }
    const outcome = await read(path);
    // The page may have gone while the file was read; then the file stays in the queue.
    if (listening) {
      waiting.shift();
      if (outcome.ok) {
        deliver(outcome.value);
      } else {
        complain(outcome.message);
      }
    }
    await deliverWaiting();
  }

  function proceed(): Promise<void> {
    return inTurn(deliverWaiting);
  }

  return {
    add: (paths) => {
      waiting.push(...paths.slice(0, mostWaiting - waiting.length));
      void proceed();
    },
    open: () => {
      listening = true;
      return proceed();
    },
    pause: () => {
      listening = false;
    },
  };
}
