/** A window that closes waits for its page: answers on their way are stored, and backed up. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** How long a page may take, in ms; then the window closes anyway. */
const patience = 5000;

/** Waits for windows that are about to close. */
export interface Closing {
  /** Lets a window wait from now on, and ask its page when it is to close. */
  readonly watch: (window: BrowserWindow) => void;
  /** The page of a window is done: a window that waits for it closes. */
  readonly finish: (window: BrowserWindow) => void;
}

/** `ask` tells the page of a window that it is about to close. */
export function createClosing(ask: (window: BrowserWindow) => void): Closing {
  const waiting = new Map<BrowserWindow, NodeJS.Timeout>();
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  function finish(window: BrowserWindow): void {
    const timer = waiting.get(window);
    if (timer === undefined) {
      return;
    }
    clearTimeout(timer);
    waiting.delete(window);
    if (!window.isDestroyed()) {
      window.destroy();
    }
    // The wait has stopped the app from quitting, and macOS does not quit with the last window.
    if (quitting) {
      app.quit();
    }
  }

  return {
    watch: (window) => {
      window.on('close', (event) => {
        // A page that crashed has nobody to answer.
        if (window.webContents.isCrashed()) {
          return;
        }
        event.preventDefault();
        if (waiting.has(window)) {
          return;
        }
        waiting.set(
          window,
          setTimeout(() => finish(window), patience),
        );
        ask(window);
      });
      window.webContents.on('render-process-gone', () => finish(window));
    },
    finish,
  };
}
