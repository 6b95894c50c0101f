/** Windows and their contents, without a screen. */
import { EventEmitter } from 'node:events';

/** Displays the contents; for the stand-in host, the pages of a real Chromium. */
export interface Surface {
  readonly load: (contents: ContentsDouble, url: string) => Promise<void>;
  readonly send: (contents: ContentsDouble, channel: string, value: unknown) => void;
  readonly reload: (contents: ContentsDouble) => void;
  readonly print: (contents: ContentsDouble) => Promise<Uint8Array>;
}

/** A `webContents`. */
export class ContentsDouble extends EventEmitter {
  readonly sent: { readonly channel: string; readonly value: unknown }[] = [];
  readonly loaded: string[] = [];
  readonly surface: Surface | undefined;
  reloads = 0;
  crashed = false;
  webRtcPolicy = 'default';
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(surface: Surface | undefined) {
    super();
    this.surface = surface;
  }

  setWindowOpenHandler(handler: ContentsDouble['openHandler']): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  send(channel: string, value: unknown): void {
    this.sent.push({ channel, value: structuredClone(value) });
    this.surface?.send(this, channel, value);
  }

  async printToPDF(): Promise<Uint8Array> {
    if (this.surface === undefined) return new TextEncoder().encode('%PDF-1.4');
    return this.surface.print(this);
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  reload(): void {
    this.reloads += 1;
    this.surface?.reload(this);
  }

  /** Emits a cancellable event and returns whether a listener cancelled it. */
  wasPrevented(name: string, details: object): boolean {
    let prevented = false;
    this.emit(name, {
      ...details,
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  }
}

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

/** Makes `BrowserWindow` and the list of the windows made. */
export function createWindows(app: EventEmitter, surface: Surface | undefined) {
  const open: WindowDouble[] = [];

  class WindowDouble extends EventEmitter {
    readonly options: WindowOptions & Readonly<Record<string, unknown>>;
    readonly webContents = new ContentsDouble(surface);
    readonly shown: string[] = [];
    backgroundColor: string | undefined;
    bounds: { x: number; y: number; width: number; height: number };
    maximized = false;
    minimized = false;
    destroyed = false;

    constructor(options: WindowDouble['options']) {
      super();
      this.options = options;
      this.backgroundColor = options.backgroundColor;
      const { x = 0, y = 0, width = 800, height = 600 } = options;
      this.bounds = { x, y, width, height };
      open.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }

    static getAllWindows(): readonly WindowDouble[] {
      return open;
    }

    static fromWebContents(contents: unknown): WindowDouble | null {
      return open.find((window) => window.webContents === contents) ?? null;
    }

    async loadURL(url: string): Promise<void> {
      this.webContents.loaded.push(url);
      await surface?.load(this.webContents, url);
      this.emit('ready-to-show');
    }

    setBackgroundColor(color: string): void {
      this.backgroundColor = color;
    }

    show(): void {
      this.shown.push('show');
    }

    focus(): void {
      this.shown.push('focus');
    }

    restore(): void {
      this.minimized = false;
    }

    maximize(): void {
      this.maximized = true;
    }

    isMinimized(): boolean {
      return this.minimized;
    }

    isMaximized(): boolean {
      return this.maximized;
    }

    isDestroyed(): boolean {
      return this.destroyed;
    }

    getNormalBounds(): WindowDouble['bounds'] {
      return this.bounds;
    }

    close(): void {
      let prevented = false;
      this.emit('close', {
        preventDefault: () => {
          prevented = true;
        },
      });
      if (!prevented) this.destroy();
    }

    destroy(): void {
      this.destroyed = true;
      open.splice(open.indexOf(this), 1);
      this.emit('closed');
      if (open.length === 0) {
        app.emit('window-all-closed');
      }
    }
  }

  return {
    BrowserWindow: WindowDouble,
    all: () => open,
    closeAll: () => {
      while (open.length > 0) {
        open[0]?.close();
        open[0]?.destroy();
      }
    },
  };
}
