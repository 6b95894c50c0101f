/** What every part of the torture uses: a browser that is killed, its pages, and the figures. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#format/random.ts';
import { startVictim } from './browser.ts';
import type { Victim } from './browser.ts';
import { noFigures } from './figures.ts';
import type { Figures, Plan } from './figures.ts';
import type { TorturePage } from './page/page.ts';
import { ruin } from './ruin.ts';

/** The database that a torture page opens: its own, or that of the app. */
export type Data = 'store' | 'app';

export interface World {
  readonly plan: Plan;
  readonly figures: Figures;
  readonly random: () => number;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  readonly say: (text: string) => void;
  /** Records an error. */
  readonly complain: (text: string) => void;
  /** Whether time is left up to this share, from 0 to 1. */
  readonly hasTime: (part: number) => boolean;
  /** Opens a torture page. */
  readonly openPage: (data?: Data) => Promise<Page>;
  /** Opens the app itself, `days` after today. */
  readonly openApp: (days: number) => Promise<Page>;
  /**
   * Kills the whole browser without warning, and starts it again on the same profile; with `ruins`, the
   * database files are damaged in between.
   */
  readonly restart: (ruins?: boolean) => Promise<void>;
  /** Closes the browser for good. */
  readonly end: () => Promise<void>;
  /** Checks all the data, and records errors. */
  readonly whole: (when: string, data?: Data) => Promise<void>;
  /** Simulates a full disk for this many ms. */
  readonly fillDisk: (page: Page, length: number) => Promise<void>;
}

export interface Surroundings {
  /** The URL of the app, with the torture page beside it. */
  readonly url: string;
  /** The folder of the browser's profile. */
  readonly profile: string;
  /** Called with each thing that was done. */
  readonly say: (text: string) => void;
}

/** The bytes of a disk that has no room for an answer. */
const QUOTA = 20_000;

const DAY = 86_400_000;

/** Starts the browser; a page calls `note` with the state of an answer. */
export async function createWorld(
  plan: Plan,
  { url, profile, say }: Surroundings,
  note: (token: string, state: string) => void,
): Promise<World> {
  const random = seededRandom(plan.seed);
  const figures = noFigures();
  const began = performance.now();
  let victim: Victim = await start();

  async function start(): Promise<Victim> {
    const started = await startVictim(profile);
    await started.context.exposeBinding('note', (_source, token: string, state: string) =>
      note(token, state),
    );
    return started;
  }

  function complain(text: string): void {
    figures.complaints.push(text);
    say(text);
  }

  async function openPage(data: Data = 'store'): Promise<Page> {
    const page = await victim.context.newPage();
    await page.goto(`${url}torture/index.html?${data}`);
    const recovered = await inPage(page, 'open').catch(async () => {
      // Damage can show only when a row is read. Chromium then closes the database, and the app asks
      // the learner to reload.
      await page.reload();
      return inPage(page, 'open');
    });
    if (recovered !== undefined) {
      figures.recovered += 1;
      say(`recovered ${data}: ${recovered}`);
    }
    return page;
  }

  return {
    plan,
    figures,
    random,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    say,
    complain,
    hasTime: (part) => performance.now() - began < part * plan.minutes * 60_000,
    openPage,
    openApp: async (days) => {
      const page = await victim.context.newPage();
      await page.addInitScript((ahead) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + ahead;
      }, days * DAY);
      await page.goto(url);
      return page;
    },
    restart: async (ruins = false) => {
      await victim.kill();
      figures.browserKills += 1;
      if (ruins) {
        figures.ruins += 1;
        say(`ruined: ${ruin(profile, random)}`);
      }
      victim = await start();
    },
    end: async () => victim.kill(),
    whole: async (when, data) => {
      const page = await openPage(data);
      const { rows, answers, findings } = await inPage(page, 'check');
      await page.close();
      say(`${when}: ${rows} rows, ${answers} answers not taken back, ${findings.length} findings`);
      figures.disagreements += findings.length;
      for (const finding of findings.slice(0, 5)) complain(finding);
    },
    fillDisk: async (page, length) => {
      const session = await page.context().newCDPSession(page);
      const { origin } = new URL(url);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA });
      await sleep(length);
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      figures.quotas += 1;
    },
  };
}

/** Calls a function of the torture page. */
export async function inPage<Name extends keyof TorturePage>(
  page: Page,
  name: Name,
  ...args: Parameters<TorturePage[Name]>
): Promise<Awaited<ReturnType<TorturePage[Name]>>> {
  const result: unknown = await page.evaluate(
    async ([name, args]) => {
      const all = Reflect.get(window, 'torture') as Record<string, (...args: unknown[]) => unknown>;
      return all[name]?.(...args);
    },
    [name as string, args as unknown[]] as const,
  );
  return result as Awaited<ReturnType<TorturePage[Name]>>;
}

/** Kills the process of a page. */
export async function crash(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('crash', resolve));
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

export async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Waits until a condition holds, a minute at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!isSo() && performance.now() < end) await sleep(2);
}
