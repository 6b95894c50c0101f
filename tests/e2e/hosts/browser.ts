/** The browser host: `server.ts` and a Chromium with a persistent profile. */
import { join } from 'node:path';
import { serve } from '../../../electron/server.ts';
import { collectProblems, firstPage, openChromium } from './chromium.ts';
import { cannot } from './host.ts';
import type { Host, HostOptions, OutsideRequest } from './host.ts';

/**
 * Opens Loopwise in a browser. The first start picks a free port and keeps it, because the origin
 * owns the data.
 */
export async function openBrowserHost(
  options: HostOptions & { readonly appRoot: string },
): Promise<Host> {
  const outside: OutsideRequest[] = [];
  const problems: string[] = [];
  let chosen: string | undefined;
  let running = await start(0);

  async function start(port: number) {
    const server = await serve({ root: options.appRoot, port });
    const context = await openChromium(
      join(options.home, 'profile'),
      options.display ?? {},
      options.surroundings === 'whole browser',
    );
    if (options.surroundings === 'no python') {
      // A frame in which nothing ever becomes ready.
      const empty = { contentType: 'text/html', body: '' };
      await context.route('**/engine/frame.html', async (route) => route.fulfill(empty));
    }
    collectProblems(context, problems);
    const leaves = (url: string): boolean =>
      /^(?:https?|wss?|file|ftp):/.test(url) && !url.startsWith(server.url);
    context.on('requestfinished', (request) => {
      if (leaves(request.url())) {
        outside.push({ url: request.url(), stoppedBy: 'nobody' });
      }
    });
    // Chromium reports a request that its policy blocked as started and failed, with this word.
    context.on('requestfailed', (request) => {
      if (leaves(request.url())) {
        const reason = request.failure()?.errorText ?? '';
        outside.push({ url: request.url(), stoppedBy: reason === 'csp' ? 'policy' : 'nobody' });
      }
    });
    const page = await firstPage(context);
    // Added at the start and kept: Playwright makes Chromium hand over file choosers only while
    // somebody listens, and that takes effect some time after the listener was added.
    page.on('filechooser', (chooser) => void chooser.setFiles(chosen ?? []));
    try {
      await page.goto(server.url);
    } catch (error) {
      await context.close();
      await server.close();
      throw error;
    }
    return { server, context, page };
  }

  async function stop(): Promise<void> {
    await running.context.close();
    await running.server.close();
  }

  return {
    kind: 'browser',
    backups: undefined,
    get page() {
      return running.page;
    },
    get url() {
      return running.server.url;
    },
    chooseFile: async (path) => {
      chosen = path;
    },
    chooseSave: async (path) => {
      running.page.once('download', (download) => {
        void (path === undefined ? download.cancel() : download.saveAs(path));
      });
    },
    openFromOutside: async () => cannot('browser', 'be handed a file from outside'),
    chooseMenu: async () => cannot('browser', 'show a native menu'),
    restart: async () => {
      const { port } = new URL(running.server.url);
      await stop();
      running = await start(Number(port));
    },
    openedExternally: async () => [],
    outsideRequests: () => outside,
    shownMessages: async () => [],
    problems: () => problems,
    close: stop,
  };
}
