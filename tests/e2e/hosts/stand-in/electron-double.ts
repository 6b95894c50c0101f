/**
 * A test double of the part of Electron's main process that Loopwise uses. It makes no decisions:
 * it records what main sets up, and lets a test or the stand-in host play Chromium's part.
 */
import { EventEmitter } from 'node:events';
import { createDialogs } from './dialog-double.ts';
import { createWindows } from './window-double.ts';
import type { Surface } from './window-double.ts';

/** What the double pretends to be. */
export interface DoubleOptions {
  readonly userData: string;
  readonly documents: string;
  readonly dark?: boolean;
  readonly packaged?: boolean;
  /** `false` plays a second instance: another Loopwise has the lock. */
  readonly firstInstance?: boolean;
  readonly workAreas?: readonly Area[];
  /** Shows the windows; without it they exist only as objects. */
  readonly surface?: Surface;
}

/** The work area of a display. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The sender of an IPC message. */
export interface Sender {
  readonly url: string;
  readonly top: boolean;
}

type Listener = (...values: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Promise<Response>;
type BeforeRequest = (details: object, answer: (decision: { cancel?: boolean }) => void) => void;
type Invocation = (event: object, ...values: unknown[]) => unknown;

/** A menu entry, with the fields that tests look at. */
export interface MenuEntry {
  readonly id?: string;
  readonly role?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuEntry[];
  readonly click?: () => void;
}

const wholeScreen: readonly Area[] = [{ x: 0, y: 0, width: 1920, height: 1040 }];

/** Makes the module `electron` and its controls. */
export function createElectronDouble(options: DoubleOptions) {
  const app = new EventEmitter();
  const defaultSession = new EventEmitter();
  const nativeTheme = new EventEmitter();
  const dialogs = createDialogs();
  const windows = createWindows(app, options.surface);
  const invocations = new Map<string, Invocation>();
  const seen = {
    switches: [] as string[],
    schemes: [] as { scheme: string; privileges?: Record<string, boolean> }[],
    calls: [] as string[],
    openedExternally: [] as string[],
    lockData: undefined as unknown,
    menu: [] as readonly MenuEntry[],
    session: {} as Record<string, Listener>,
    protocols: new Map<string, ProtocolHandler>(),
    beforeRequest: undefined as BeforeRequest | undefined,
    quit: false,
  };
  let ready = false;
  const readiness = Promise.withResolvers<void>();

  const beforeReady = (name: string): void => {
    if (ready) {
      throw new Error(`${name} must run before the app is ready`);
    }
    seen.calls.push(name);
  };

  Object.assign(app, {
    isPackaged: options.packaged ?? false,
    isReady: () => ready,
    whenReady: () => readiness.promise,
    getPath: (name: string) => (name === 'userData' ? options.userData : options.documents),
    enableSandbox: () => beforeReady('enableSandbox'),
    setAppUserModelId: () => undefined,
    requestSingleInstanceLock: (data: unknown) => {
      seen.lockData = structuredClone(data);
      return options.firstInstance ?? true;
    },
    quit: () => {
      seen.quit = true;
    },
    commandLine: {
      appendSwitch: (name: string, value?: string) => {
        beforeReady(`switch ${name}`);
        seen.switches.push(value === undefined ? name : `${name}=${value}`);
      },
    },
  });
  Object.assign(nativeTheme, { shouldUseDarkColors: options.dark ?? false });
  for (const name of [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setSpellCheckerEnabled',
    'setSpellCheckerDictionaryDownloadURL',
  ]) {
    Object.assign(defaultSession, {
      [name]: (given: Listener) => {
        seen.session[name] = given;
      },
    });
  }
  Object.assign(defaultSession, {
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest) => {
        seen.beforeRequest = listener;
      },
    },
  });

  const workAreas = options.workAreas ?? wholeScreen;
  const displays = workAreas.map((workArea, id) => ({ id, workArea }));
  const electron = {
    app,
    nativeTheme,
    BrowserWindow: windows.BrowserWindow,
    dialog: dialogs.dialog,
    session: { defaultSession },
    screen: { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays },
    protocol: {
      registerSchemesAsPrivileged: (schemes: typeof seen.schemes) => {
        beforeReady('registerSchemesAsPrivileged');
        seen.schemes.push(...schemes);
      },
      handle: (scheme: string, handler: ProtocolHandler) => seen.protocols.set(scheme, handler),
    },
    ipcMain: {
      handle: (channel: string, listener: Invocation) => invocations.set(channel, listener),
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuEntry[]) => template,
      setApplicationMenu: (menu: readonly MenuEntry[]) => {
        seen.menu = menu;
      },
    },
    shell: {
      openExternal: async (url: string) => {
        seen.openedExternally.push(url);
      },
    },
  };

  return {
    electron,
    app,
    seen,
    dialogs,
    windows,
    nativeTheme,
    /** Resolves `whenReady`. */
    becomeReady: async () => {
      ready = true;
      readiness.resolve();
      await readiness.promise;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
    /** Every channel that main listens on. */
    channels: () => [...invocations.keys()],
    /** Passes a request to the handlers of `webRequest`. */
    isCancelled: (url: string, resourceType = 'other'): boolean => {
      let cancelled = false;
      seen.beforeRequest?.({ url, resourceType }, ({ cancel }) => {
        cancelled = cancel === true;
      });
      return cancelled;
    },
    /** Sends a request over IPC as `ipcRenderer.invoke` does, from any sender. */
    invoke: async (channel: string, values: readonly unknown[], from: Sender): Promise<unknown> => {
      const listener = invocations.get(channel);
      if (!listener) {
        throw new Error(`No handler registered for '${channel}'`);
      }
      const senderFrame = { url: from.url, parent: from.top ? null : {} };
      const sender = windows.all()[0]?.webContents;
      return listener({ sender, senderFrame }, ...values.map((value) => structuredClone(value)));
    },
  };
}

/** A double and its controls. */
export type ElectronDouble = ReturnType<typeof createElectronDouble>;
