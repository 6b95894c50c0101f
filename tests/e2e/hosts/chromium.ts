/** A real Chromium with a persistent profile, and below it a net that stops every request. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright/test';
import type { BrowserContext, Page } from 'playwright/test';
import type { Display } from './host.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/**
 * The browser to test with; Playwright's own if none is named and none is installed.
 * LOOPWISE_HEADLESS_CHROMIUM names a Chromium without a window system: the same page for a third
 * less CPU. It gives the engine's frame no process of its own, so `whole` asks for the other.
 */
export function chromiumPath(whole = false): string | undefined {
  const headless = whole ? undefined : process.env['LOOPWISE_HEADLESS_CHROMIUM'];
  const named = headless ?? process.env['LOOPWISE_CHROMIUM'];
  return named ?? usualPlaces.find((candidate) => existsSync(candidate));
}

const quiet = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Should a guard fail, the request still reaches nothing.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The command line of a Chromium that tests and benches open. */
export function chromiumArguments(): readonly string[] {
  // Chromium refuses to sandbox itself as root, the user of a container.
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
}

/** Opens Chromium on a profile folder; `whole` as in `chromiumPath`. */
export async function openChromium(
  profile: string,
  display: Display,
  whole = false,
): Promise<BrowserContext> {
  const executablePath = chromiumPath(whole);
  const args = chromiumArguments();
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...args],
    chromiumSandbox: !args.includes('--no-sandbox'),
    acceptDownloads: true,
    ...display,
  });
}

/** The page a persistent context starts with. */
export async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

/** Collects the errors of all pages of the context. */
export function collectProblems(context: BrowserContext, problems: string[]): void {
  context.on('weberror', (error) => problems.push(`page: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(`console: ${message.text()}`);
    }
  });
}
