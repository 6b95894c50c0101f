/** The one window. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { entryUrl } from './address.ts';
import { writeAtomicallyNow } from './atomic-write.ts';
import { watchForTrouble } from './trouble.ts';
import { parseWindowState, placeWindow, smallestSize } from './window-state.ts';
import type { WindowState } from './window-state.ts';

/** Opens the window on the entry document; it is shown once there is something to see. */
export function openWindow(preload: string): BrowserWindow {
  const placement = placeWindow(rememberedState(), workAreas());
  const window = new BrowserWindow({
    ...placement.size,
    ...placement.position,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Loopwise',
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload,
      // All but `spellcheck` and `devTools` are defaults today; they are set explicitly to stay so.
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  const followTheme = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', followTheme);
  window.once('ready-to-show', () => {
    if (placement.maximized) {
      window.maximize();
    }
    window.show();
  });
  window.on('close', () => rememberState(window));
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  watchForTrouble(window);
  // A failure to load is reported by `did-fail-load`, which `trouble.ts` listens to.
  void window.loadURL(entryUrl).catch(() => undefined);
  return window;
}

/** Brings a window to the front, even if it is minimised. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) {
    window.restore();
  }
  window.show();
  window.focus();
}

/** The page's own background, so that opening and resizing never flash. */
function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#14181a' : '#f7f5f0';
}

function workAreas(): readonly WindowState['bounds'][] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

function rememberedState(): WindowState | undefined {
  try {
    return parseWindowState(readFileSync(stateFile(), 'utf8'));
  } catch {
    return undefined;
  }
}

function rememberState(window: BrowserWindow): void {
  const state: WindowState = {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
  };
  try {
    writeAtomicallyNow(stateFile(), JSON.stringify(state));
  } catch (error) {
    // A lost window position is not worth a dialog on exit.
    console.error('The window state was not saved.', error);
  }
}
