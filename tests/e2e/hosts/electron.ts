/**
 * The real runtime, if one is installed. Its package downloads on first use, so the runtime is
 * looked up on disk and never loaded with `require`.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron as electron } from 'playwright/test';
import type { ElectronApplication } from 'playwright/test';
import type { Host, HostOptions, OutsideRequest } from './host.ts';

const project = join(import.meta.dirname, '../../..');

/** The runtime's executable, or `undefined` if there is none. */
export function electronRuntime(): string | undefined {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = named ?? join(project, 'node_modules/electron/dist');
  const pathFile = join(project, 'node_modules/electron/path.txt');
  const candidates = [
    ...(existsSync(pathFile) ? [readFileSync(pathFile, 'utf8').trim()] : []),
    'electron',
    'electron.exe',
    'Electron.app/Contents/MacOS/Electron',
  ];
  return candidates.map((name) => join(dist, name)).find((file) => existsSync(file));
}

/** Opens Loopwise unpackaged: the fuses of a packaged build keep Playwright out. */
export async function openElectronHost(
  options: HostOptions & { readonly executable: string },
): Promise<Host> {
  const userData = join(options.home, 'user-data');
  const outside: OutsideRequest[] = [];
  const problems: string[] = [];
  let running = await start(options.files ?? []);

  function commandLine(files: readonly string[]): string[] {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return [...root, `--user-data-dir=${userData}`, project, ...files];
  }

  async function start(files: readonly string[]) {
    const app = await electron.launch({
      executablePath: options.executable,
      args: commandLine(files),
      cwd: project,
    });
    await app.evaluate(({ dialog, shell, session }) => {
      const state = { opens: [] as string[], saves: [] as string[], shown: [] as string[] };
      const opened: string[] = [];
      const outside: string[] = [];
      Object.assign(globalThis, { loopwiseTest: { ...state, opened, outside } });
      dialog.showOpenDialog = async () => {
        const path = state.opens.shift();
        return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] };
      };
      dialog.showSaveDialog = async () => {
        const path = state.saves.shift();
        return path ? { canceled: false, filePath: path } : { canceled: true, filePath: '' };
      };
      dialog.showErrorBox = (_title: string, content: string) => void state.shown.push(content);
      shell.openExternal = async (url: string) => void opened.push(url);
      session.defaultSession.webRequest.onErrorOccurred((details) => {
        if (!details.url.startsWith('app://loopwise/')) {
          outside.push(details.url);
        }
      });
    });
    const page = await app.firstWindow();
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    await page.waitForLoadState();
    return { app, page };
  }

  const push = (name: string, value: string): Promise<void> =>
    running.app.evaluate(
      (_electron, [name, value]) => {
        Reflect.get(globalThis, 'loopwiseTest')[name].push(value);
      },
      [name, value] as const,
    );

  return {
    kind: 'electron',
    url: 'app://loopwise/index.html',
    backups: join(userData, 'backups'),
    get page() {
      return running.page;
    },
    chooseFile: (path) => push('opens', path ?? ''),
    chooseSave: (path) => push('saves', path ?? ''),
    openFromOutside: (path) =>
      new Promise((resolve, reject) => {
        // A second instance hands its file to the first and exits.
        const second = spawn(options.executable, commandLine([path]), { cwd: project });
        second.once('error', reject);
        second.once('exit', () => resolve());
      }),
    chooseMenu: (id) =>
      running.app.evaluate(({ Menu }, id) => {
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
      }, id),
    restart: async () => {
      await running.app.close();
      running = await start([]);
    },
    openedExternally: () => listed(running.app, 'opened'),
    outsideRequests: () => outside,
    shownMessages: () => listed(running.app, 'shown'),
    problems: () => problems,
    close: async () => {
      for (const url of await listed(running.app, 'outside')) {
        outside.push({ url, stoppedBy: 'shell' });
      }
      await running.app.close();
    },
  };
}

function listed(app: ElectronApplication, name: string): Promise<readonly string[]> {
  return app.evaluate((_electron, name) => Reflect.get(globalThis, 'loopwiseTest')[name], name);
}
