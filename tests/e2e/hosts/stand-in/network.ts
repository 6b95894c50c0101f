/** Passes Chromium's requests and navigations to the guards that main has set up. */
import type { BrowserContext, Frame, Request, Route } from 'playwright/test';
import type { OutsideRequest } from '../host.ts';
import type { ElectronDouble } from './electron-double.ts';
import type { StandInOrigin } from './origin.ts';
import type { ContentsDouble } from './window-double.ts';

/** What the network needs from the rest of the stand-in. */
export interface NetworkOptions {
  readonly context: BrowserContext;
  readonly origin: StandInOrigin;
  readonly double: () => ElectronDouble;
  readonly contentsOf: (frame: Frame) => ContentsDouble | undefined;
  /** Whether main lets a page open a window. */
  readonly mayOpen: (url: string) => boolean;
  /** The URL that main itself asked to load; such a load is not a navigation by the page. */
  readonly isLoadOfMain: (url: string) => boolean;
  readonly outside: OutsideRequest[];
}

const resourceTypes: Readonly<Record<string, string>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  fetch: 'xhr',
  xhr: 'xhr',
  media: 'media',
  websocket: 'webSocket',
  ping: 'ping',
};

/** Routes every request of the context. */
export async function guardNetwork(options: NetworkOptions): Promise<void> {
  await options.context.route('**/*', (route) => decide(route, options));
  // WebSockets bypass `route`.
  await options.context.routeWebSocket('**/*', async (socket) => {
    options.outside.push({
      url: socket.url(),
      stoppedBy: options.double().isCancelled(socket.url(), 'webSocket') ? 'shell' : 'nobody',
    });
    await socket.close();
  });
}

async function decide(route: Route, options: NetworkOptions): Promise<void> {
  const request = route.request();
  const url = options.origin.toApp(request.url());
  if (request.isNavigationRequest() && !passesNavigation(route, url, options)) {
    if (!url.startsWith('app://loopwise/')) {
      options.outside.push({ url, stoppedBy: 'shell' });
    }
    // Only this reason leaves the old document in place; the others load an error page.
    await route.abort('aborted');
    return;
  }
  const type = request.isNavigationRequest()
    ? !frameOf(request)?.parentFrame()
      ? 'mainFrame'
      : 'subFrame'
    : (resourceTypes[request.resourceType()] ?? 'other');
  const cancelled = options.double().isCancelled(url, type);
  if (url.startsWith('app://loopwise/') && !cancelled) {
    await route.continue();
    return;
  }
  options.outside.push({ url, stoppedBy: cancelled ? 'shell' : 'nobody' });
  await route.abort('blockedbyclient');
}

/** Playwright has no frame for the first request of a window that is just opening. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

function passesNavigation(route: Route, url: string, options: NetworkOptions): boolean {
  const frame = frameOf(route.request());
  const contents = frame && options.contentsOf(frame);
  if (!frame || !contents) {
    // A new window; `open-stand-in.ts` has asked main about it and closes it.
    return options.mayOpen(url);
  }
  const isMainFrame = frame.parentFrame() === null;
  const details = { url, isMainFrame, isSameDocument: false };
  const ofMain = isMainFrame && options.isLoadOfMain(url);
  if (!ofMain && contents.wasPrevented('will-frame-navigate', details)) {
    return false;
  }
  if (!ofMain && isMainFrame && contents.wasPrevented('will-navigate', details)) {
    return false;
  }
  contents.emit('did-start-navigation', details);
  return true;
}
