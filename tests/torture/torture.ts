/** The torture itself: kills at random moments, and what has to be true after each of them. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#schedule/random.ts';
import { startVictim } from './browser.ts';
import type { Victim } from './browser.ts';
import type { Life, TorturePage } from './page/page.ts';

export interface Plan {
  readonly seed: number;
  /** Kills while answering, and how many of them end the whole browser. */
  readonly kills: number;
  readonly browserKills: number;
  /** It goes on until there are so many answers as well. */
  readonly answers: number;
  readonly imports: number;
  readonly upgrades: number;
  readonly restores: number;
  readonly damages: number;
  readonly quotas: number;
  /** It ends after so many minutes with what was done by then. */
  readonly minutes: number;
}

/** What came of it. Everything from `lost` on has to be nothing. */
export interface Figures {
  answers: number;
  undone: number;
  kills: number;
  browserKills: number;
  windows: number;
  quotas: number;
  imports: number;
  upgrades: number;
  restores: number;
  damages: number;
  repaired: number;
  lost: number;
  doubled: number;
  disagreements: number;
  partial: number;
  complaints: string[];
}

/** How many standing answers a token may have in the log. */
type Expected = ReadonlySet<number>;

const EXPECTED = {
  'stands': new Set([1]),
  'being-undone': new Set([0, 1]),
  'undone': new Set([0]),
} as const satisfies Record<string, Expected>;

/** Windows that answer at once. */
const WINDOWS = [1, 2, 2, 3];

/** The log is compared as a whole after so many kills. */
const WHOLE = 50;

const QUOTA = 20_000;

/** Runs a plan against the page served at `url`; `say` is called with each thing that was done. */
export async function torture(
  plan: Plan,
  {
    url,
    profile,
    say,
  }: { readonly url: string; readonly profile: string; readonly say: (text: string) => void },
): Promise<Figures> {
  const random = seededRandom(plan.seed);
  const between = (least: number, most: number): number =>
    least + Math.floor(random() * (most - least + 1));
  const figures: Figures = {
    answers: 0,
    undone: 0,
    kills: 0,
    browserKills: 0,
    windows: 0,
    quotas: 0,
    imports: 0,
    upgrades: 0,
    restores: 0,
    damages: 0,
    repaired: 0,
    lost: 0,
    doubled: 0,
    disagreements: 0,
    partial: 0,
    complaints: [],
  };
  const began = performance.now();
  /** Whether a part of the time is left; the parts that follow want theirs. */
  const hasTime = (part: number): boolean =>
    performance.now() - began < part * plan.minutes * 60_000;
  const states = new Map<string, keyof typeof EXPECTED>();
  let victim: Victim | undefined;
  let lives = 0;
  let version = 1;

  await start();
  await answering();
  await imports();
  await upgrades();
  await damages();
  await whole('at the end of answering');
  await restores();
  await victim?.kill();
  return figures;

  async function start(): Promise<void> {
    const started = await startVictim(profile);
    victim = started;
    await started.context.exposeBinding(
      'note',
      (_source, token: string, state: keyof typeof EXPECTED) => {
        if (state === 'stands') figures.answers += 1;
        if (state === 'undone') figures.undone += 1;
        states.set(token, state);
      },
    );
  }

  async function openPage(): Promise<Page> {
    if (victim === undefined) throw new Error('The browser was not started.');
    const page = await victim.context.newPage();
    await page.goto(url);
    await page.evaluate(async () => (Reflect.get(window, 'torture') as TorturePage).open());
    return page;
  }

  interface Window {
    readonly page: Page;
    readonly name: string;
  }

  /** Opens a window that answers until it is killed. */
  async function openWindow(): Promise<Window> {
    const page = await openPage();
    lives += 1;
    const life: Life = { name: `life-${plan.seed}-${lives}`, seed: plan.seed * 1_000_003 + lives };
    page
      .evaluate(async (life) => (Reflect.get(window, 'torture') as TorturePage).answer(life), life)
      .then(complain, () => undefined);
    return { page, name: life.name };
  }

  async function answering(): Promise<void> {
    let windows: readonly Window[] = [];
    let watcher = await openPage();
    while ((figures.kills < plan.kills || figures.answers < plan.answers) && hasTime(0.6)) {
      const wanted = WINDOWS[between(0, WINDOWS.length - 1)] ?? 1;
      while (windows.length < wanted) windows = [...windows, await openWindow()];
      figures.windows = Math.max(figures.windows, windows.length);
      const target = figures.answers + between(1, 20);
      await until(() => figures.answers >= target);
      const fillsDisk = figures.quotas < plan.quotas && random() < (2 * plan.quotas) / plan.kills;
      if (fillsDisk) await fillDisk(windows[0]?.page, between(100, 400));
      await sleep(between(0, 15));
      // Everything at once, or one window while the others go on.
      const browser = random() < plan.browserKills / plan.kills;
      const dying = browser ? windows : [pick(windows)];
      if (browser) {
        await restart();
        watcher = await openPage();
      } else await Promise.all(dying.map(async ({ page }) => crash(page)));
      figures.kills += 1;
      windows = windows.filter((window) => !dying.includes(window));
      for (const { name } of dying) await compare(watcher, name);
      if (figures.kills % WHOLE === 0) {
        await restart();
        watcher = await openPage();
        for (const { name } of windows) await compare(watcher, name);
        windows = [];
        await whole(`after ${figures.kills} kills and ${figures.answers} answers`);
      }
    }
    await restart();
    watcher = await openPage();
    for (const { name } of windows) await compare(watcher, name);
    await watcher.close();
  }

  function pick(windows: readonly Window[]): Window {
    const picked = windows[between(0, windows.length - 1)];
    if (picked === undefined) throw new Error('There is no window to kill.');
    return picked;
  }

  /** Ends the whole browser, and starts it again on the same profile. */
  async function restart(): Promise<void> {
    await victim?.kill();
    figures.browserKills += 1;
    await start();
  }

  function complain(text: string): void {
    figures.complaints.push(text);
    say(text);
  }

  /** The disk is full for a while: answers are refused, and none that was acknowledged is gone. */
  async function fillDisk(page: Page | undefined, length: number): Promise<void> {
    if (page === undefined) return;
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(url);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA });
    await sleep(length);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    figures.quotas += 1;
  }

  /** Holds what one life has left against what was acknowledged while it lasted. */
  async function compare(page: Page, name: string): Promise<void> {
    const { standing, disagreements } = await page.evaluate(
      async (name) => (Reflect.get(window, 'torture') as TorturePage).aftermath(name),
      name,
    );
    for (const [token, state] of states) {
      if (!token.startsWith(`${name}:`)) continue;
      const count = standing[token];
      if (count === undefined || count < Math.min(...EXPECTED[state])) {
        figures.lost += 1;
        complain(`${token} was acknowledged as ${state} and is in the log ${count ?? 0} times`);
      }
      states.delete(token);
    }
    for (const [token, count] of Object.entries(standing)) {
      if (count <= 1) continue;
      figures.doubled += 1;
      complain(`${token} stands ${count} times`);
    }
    figures.disagreements += disagreements.length;
    for (const id of disagreements) complain(`${id} is not as the log says`);
  }

  async function whole(when: string): Promise<void> {
    const page = await openPage();
    const { rows, answers, findings } = await page.evaluate(async () =>
      (Reflect.get(window, 'torture') as TorturePage).check(),
    );
    await page.close();
    say(`${when}: ${rows} rows, ${answers} answers that stand, ${findings.length} findings`);
    figures.disagreements += findings.length;
    for (const finding of findings.slice(0, 5)) complain(finding);
  }

  /** Begins some work in a page, kills it in the middle, and opens another page. */
  async function interrupted(
    work: (page: Page) => Promise<unknown>,
    longest: number,
  ): Promise<Page> {
    const page = await openPage();
    work(page).catch(() => undefined);
    await sleep(random() * longest);
    if (random() < 0.1) await restart();
    else await crash(page);
    return openPage();
  }

  async function imports(): Promise<void> {
    for (let count = 0; count < plan.imports && hasTime(0.75); count += 1) {
      const next = version + 1;
      const page = await interrupted(
        async (page) =>
          page.evaluate(
            async (next) => (Reflect.get(window, 'torture') as TorturePage).importDeck(next),
            next,
          ),
        40,
      );
      const here = await page.evaluate(async () =>
        (Reflect.get(window, 'torture') as TorturePage).wholeDeck(),
      );
      await page.close();
      figures.imports += 1;
      if (here === version || here === next) version = here;
      else partial(`an import of version ${next} left ${here ?? 'half of a deck'}`);
    }
    if (plan.imports > 0) say(`${figures.imports} imports interrupted`);
  }

  function partial(text: string): void {
    figures.partial += 1;
    complain(text);
  }

  async function upgrades(): Promise<void> {
    if (plan.upgrades === 0) return;
    const first = await openPage();
    await first.evaluate(async () =>
      (Reflect.get(window, 'torture') as TorturePage).prepareUpgrade(),
    );
    await first.close();
    for (let count = 0; count < plan.upgrades && hasTime(0.8); count += 1) {
      const page = await interrupted(
        async (page) =>
          page.evaluate(async () => (Reflect.get(window, 'torture') as TorturePage).upgrade()),
        150,
      );
      const isWhole = await page.evaluate(async () =>
        (Reflect.get(window, 'torture') as TorturePage).wholeUpgrade(),
      );
      await page.close();
      figures.upgrades += 1;
      if (!isWhole) partial('an upgrade left rows of two versions');
    }
    say(`${figures.upgrades} upgrades interrupted`);
  }

  async function damages(): Promise<void> {
    for (let count = 0; count < plan.damages && hasTime(0.85); count += 1) {
      const page = await openPage();
      const { found, left } = await page.evaluate(
        async (seed) => (Reflect.get(window, 'torture') as TorturePage).damage(seed),
        plan.seed + count,
      );
      await page.close();
      figures.damages += 1;
      figures.repaired += found;
      figures.disagreements += left.length;
      for (const message of left) complain(`After the repair: ${message}`);
    }
    if (plan.damages > 0)
      say(`${figures.damages} times rows damaged, ${figures.repaired} repaired`);
  }

  /** Two backups of different data, and restores of one over the other. */
  async function restores(): Promise<void> {
    if (plan.restores === 0) return;
    const digestOf = async (page: Page): Promise<string> =>
      page.evaluate(async () => (Reflect.get(window, 'torture') as TorturePage).digest());
    const restore = async (page: Page, text: string): Promise<string> =>
      page.evaluate(
        async (text) => (Reflect.get(window, 'torture') as TorturePage).restore(text),
        text,
      );
    const first = await openPage();
    const backupOf = async (): Promise<{ readonly text: string; readonly digest: string }> => ({
      text: await first.evaluate(async () =>
        (Reflect.get(window, 'torture') as TorturePage).backup(),
      ),
      digest: await digestOf(first),
    });
    const one = await backupOf();
    await first.evaluate(
      async (next) => (Reflect.get(window, 'torture') as TorturePage).importDeck(next),
      version + 1,
    );
    const other = await backupOf();
    const beganOne = performance.now();
    const said = await restore(first, one.text);
    if (said !== 'restored') complain(said);
    const longest = (performance.now() - beganOne) * 1.1;
    await first.close();
    let here = one;
    for (let count = 0; count < plan.restores && hasTime(1); count += 1) {
      const wanted = here === one ? other : one;
      const page = await interrupted(async (page) => restore(page, wanted.text), longest);
      const digest = await digestOf(page);
      await page.close();
      figures.restores += 1;
      if (digest === wanted.digest) here = wanted;
      else if (digest !== here.digest)
        partial('a restore left neither what was there nor the backup');
    }
    say(`${figures.restores} restores interrupted`);
  }
}

/** Ends the process of a page. */
async function crash(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('crash', resolve));
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Waits until something is so, a minute at most. */
async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!isSo() && performance.now() < end) await sleep(2);
}
