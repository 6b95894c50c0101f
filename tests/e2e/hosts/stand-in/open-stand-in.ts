/**
 * The stand-in host: the built main.cjs runs here on a double of Electron, the built preload.cjs
 * runs in the pages of a real Chromium, and the pages are served by main's own protocol handler. It
 * covers everything except Electron itself: the runtime's IPC, its scheme and its windows.
 */
import { mkdirSync, rmSync, symlinkSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright/test';
import { collectProblems, firstPage, openChromium } from '../chromium.ts';
import type { Host, HostOptions, OutsideRequest } from '../host.ts';
import { decode, encode } from './codec.ts';
import { createElectronDouble } from './electron-double.ts';
import type { ElectronDouble, MenuEntry } from './electron-double.ts';
import { guardNetwork } from './network.ts';
import { openOrigin } from './origin.ts';
import type { StandInOrigin } from './origin.ts';
import { glueFor, receiverName, wireName } from './page-glue.ts';
import { runMain } from './run-main.ts';
import type { ContentsDouble, Surface } from './window-double.ts';

/** The stand-in exposes more than a host, because its own specs look at the double. */
export interface StandInHost extends Host {
  readonly double: ElectronDouble;
}

interface Running {
  readonly double: ElectronDouble;
  readonly context: BrowserContext;
  readonly origin: StandInOrigin;
  readonly page: Page;
}

/** Opens Loopwise on the stand-in. */
export async function openStandInHost(
  options: HostOptions & { readonly appRoot: string; readonly shellRoot: string },
): Promise<StandInHost> {
  const outside: OutsideRequest[] = [];
  const problems: string[] = [];
  const main = layOut(options);
  let running = await start(options, { main, port: 0, outside, problems, files: options.files });

  return {
    kind: 'stand-in',
    backups: join(options.home, 'user-data', 'backups'),
    get double() {
      return running.double;
    },
    get page() {
      return running.page;
    },
    get url() {
      return running.origin.fromApp('app://loopwise/index.html');
    },
    chooseFile: async (path) => void running.double.dialogs.answerOpen(path),
    chooseSave: async (path) => void running.double.dialogs.answerSave(path),
    openFromOutside: async (path) => {
      running.double.app.emit('second-instance', {}, [], '', { files: [path] });
    },
    chooseMenu: async (id) => {
      const entry = entryWith(id, running.double.seen.menu);
      if (entry?.click === undefined || entry.enabled === false) {
        throw new Error(`The native menu has no enabled entry '${id}'.`);
      }
      entry.click();
    },
    restart: async () => {
      const { port } = running.origin;
      await stop(running);
      running = await start(options, { main, port, outside, problems, files: [] });
    },
    openedExternally: async () => running.double.seen.openedExternally,
    outsideRequests: () => outside,
    shownMessages: async () =>
      running.double.dialogs.shown
        .filter(({ kind }) => kind === 'message' || kind === 'error')
        .map(({ options }) => String(options['message'] ?? options['content'])),
    problems: () => problems,
    close: () => stop(running),
  };
}

/** Puts the bundle beside the app as an installation does: main finds the app by its own path. */
function layOut(options: {
  readonly home: string;
  readonly appRoot: string;
  readonly shellRoot: string;
}): string {
  const dist = join(options.home, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'shell'), { recursive: true });
  for (const folder of ['user-data', 'documents']) {
    mkdirSync(join(options.home, folder), { recursive: true });
  }
  for (const name of ['main.cjs', 'preload.cjs']) {
    copyFileSync(join(options.shellRoot, name), join(dist, 'shell', name));
  }
  symlinkSync(options.appRoot, join(dist, 'app'), 'junction');
  return join(dist, 'shell', 'main.cjs');
}

interface Start {
  readonly main: string;
  readonly port: number;
  readonly outside: OutsideRequest[];
  readonly problems: string[];
  readonly files: readonly string[] | undefined;
}

async function start(
  { home, display = {} }: HostOptions,
  { main, port, outside, problems, files = [] }: Start,
): Promise<Running> {
  const pages = new Map<ContentsDouble, Page>();
  const loads = new Set<string>();
  const context = await openChromium(join(home, 'profile'), display);
  collectProblems(context, problems);

  const surface: Surface = {
    load: async (contents, url) => {
      const page = pages.size === 0 ? await firstPage(context) : await context.newPage();
      pages.set(contents, page);
      page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed' }));
      loads.add(url);
      try {
        await page.goto(origin.fromApp(url));
      } catch (error) {
        const details = [-2, String(error), url, true] as const;
        contents.emit('did-fail-load', {}, ...details);
        throw error;
      } finally {
        loads.delete(url);
      }
    },
    send: (contents, channel, value) => {
      const page = pages.get(contents);
      const deliver = page?.evaluate(
        ([symbol, channel, text]) => {
          Reflect.get(window, Symbol.for(symbol))?.(channel, text);
        },
        [receiverName, channel, encode(value)] as const,
      );
      deliver?.catch((error: unknown) => {
        // A closing window asks its page to save, and may be gone before the page has answered.
        if (page?.isClosed() !== true) problems.push(`send: ${String(error)}`);
      });
    },
    reload: (contents) => void pages.get(contents)?.reload(),
    print: async (contents) => {
      const page = pages.get(contents);
      if (page === undefined) throw new Error('There is no page to print.');
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    },
  };
  const double = createElectronDouble({
    userData: join(home, 'user-data'),
    documents: join(home, 'documents'),
    dark: display.colorScheme === 'dark',
    packaged: true,
    surface,
  });
  const origin = await openOrigin(port, () => double.seen.protocols.get('app'));
  const contentsOf = (frame: Frame): ContentsDouble | undefined =>
    [...pages].find(([, page]) => page === frame.page())?.[0];

  const mayOpen = (url: string): boolean =>
    [...pages.keys()].some((contents) => contents.openHandler({ url }).action === 'allow');

  await guardNetwork({
    context,
    origin,
    double: () => double,
    contentsOf,
    mayOpen,
    isLoadOfMain: (url) => loads.has(url),
    outside,
  });
  await context.exposeBinding(wireName, async ({ frame }, channel: string, text: string) => {
    const values = decode(text);
    try {
      const value = await double.invoke(channel, Array.isArray(values) ? values : [], {
        url: origin.toApp(frame.url()),
        top: frame.parentFrame() === null,
      });
      return JSON.stringify({ value: encode(value) });
    } catch (error) {
      return JSON.stringify({ error: String(error) });
    }
  });
  await context.addInitScript({ content: glueFor(preloadBeside(main)) });
  context.on('page', (page) => {
    // Main was asked about every window that the shell did not open.
    if (![...pages.values()].includes(page) && pages.size > 0) {
      if (!mayOpen(origin.toApp(page.url()))) {
        void page.close();
      }
    }
  });

  try {
    runMain({ file: main, electron: double.electron, argv: ['loopwise', ...files] });
    await double.becomeReady();
    return { double, context, origin, page: await firstLoaded(double, pages) };
  } catch (error) {
    await context.close();
    await origin.close();
    throw error;
  }
}

/** The page of main's first window, once it has loaded. */
async function firstLoaded(
  double: ElectronDouble,
  pages: ReadonlyMap<ContentsDouble, Page>,
): Promise<Page> {
  const [window] = double.windows.all();
  if (!window) {
    throw new Error('main.cjs opened no window.');
  }
  if (!window.shown.includes('show')) {
    await new Promise<void>((resolve, reject) => {
      window.once('ready-to-show', () => resolve());
      window.webContents.once('did-fail-load', (_event, _code, description) =>
        reject(new Error(`The page did not load: ${description}`)),
      );
    });
  }
  const page = pages.get(window.webContents);
  if (!page) {
    throw new Error('main.cjs loaded nothing into its window.');
  }
  return page;
}

async function stop({ double, context, origin }: Running): Promise<void> {
  double.windows.closeAll();
  await context.close();
  await origin.close();
}

function preloadBeside(main: string): string {
  return readFileSync(join(main, '../preload.cjs'), 'utf8');
}

function entryWith(id: string, entries: readonly MenuEntry[]): MenuEntry | undefined {
  for (const entry of entries) {
    const found = entry.id === id ? entry : entryWith(id, entry.submenu ?? []);
    if (found) {
      return found;
    }
  }
  return undefined;
}
