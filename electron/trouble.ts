/** Reports a page that has crashed, hangs or does not load, and offers what to do. */
import { app, dialog } from 'electron';
import type { BrowserWindow, MessageBoxOptions } from 'electron';

/** True because answers are written before the next card is shown. */
const nothingLost = 'Every answer you have given is saved.';

/** Watches one window for its whole life. */
export function watchForTrouble(window: BrowserWindow): void {
  const reload = (): void => window.webContents.reload();
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') {
      return;
    }
    const text = `Loopwise's page stopped (${details.reason}).`;
    void ask(window, { message: text, buttons: ['Reload', 'Quit'] }, [reload, () => app.quit()]);
  });
  window.on('unresponsive', () => {
    const text = 'Loopwise does not respond.';
    void ask(window, { message: text, buttons: ['Wait', 'Reload'] }, [() => undefined, reload]);
  });
  window.webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    // -3 means that another load replaced this one.
    if (!isMainFrame || code === -3) {
      return;
    }
    window.show();
    const text = `Loopwise could not load ${url} (${description}). Reinstalling it repairs this.`;
    void ask(window, { message: text, buttons: ['Try again', 'Quit'] }, [reload, () => app.quit()]);
  });
}

async function ask(
  window: BrowserWindow,
  options: MessageBoxOptions,
  actions: readonly (() => void)[],
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    detail: nothingLost,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    ...options,
  });
  // The window may have been closed while the dialog was open.
  if (!window.isDestroyed()) {
    actions[response]?.();
  }
}
