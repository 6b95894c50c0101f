/** A closing window waits for its page, so that pending answers are stored and backed up. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** How long a page may take, in ms; then the window closes anyway. */
const patience = 5000;

/** Waits for windows that are about to close. */
export interface Closing {
  /** From now on the window waits, and asks its page, before it closes. */
  readonly watch: (window: BrowserWindow) => void;
  /** The page of a window is done: if the window is waiting for it, it closes. */
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
    // Waiting stopped the app from quitting, and macOS does not quit with the last window.
    if (quitting) {
      app.quit();
    }
  }

  return {
    watch: (window) => {
      window.on('close', (event) => {
        // A crashed page cannot answer.
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
