/** Imports, upgrades and restores killed half way, and rows damaged at random. */
import type { Page } from 'playwright/test';
import type { World } from './world.ts';
import type { Work } from './page/work.ts';
import { crash, inPage, sleep } from './world.ts';

interface Interruptions {
  /**
   * Starts an operation and kills it after `longest` ms at most; returns the page that can inspect the
   * result.
   */
  readonly interrupt: (work: Work, argument: string, longest: number) => Promise<Page>;
  readonly end: () => Promise<void>;
}

/**
 * A worker is killed, or the page, or the browser. The inspecting page also runs the next one.
 */
function interruptions({ plan, random, figures, openPage, restart }: World): Interruptions {
  let ready: Page | undefined;
  return {
    interrupt: async (work, argument, longest) => {
      ready ??= await openPage();
      const page = ready;
      const ms = random() * longest;
      if (random() < plan.workers / 100) {
        await inPage(page, 'workInWorker', work, argument, ms);
        figures.workerKills += 1;
        return page;
      }
      const working = inPage(page, 'work', work, argument).catch(() => undefined);
      await sleep(ms);
      if (random() < 0.1) await restart();
      else await crash(page);
      await working;
      ready = await openPage();
      return ready;
    },
    end: async () => ready?.close(),
  };
}

function partial({ figures, complain }: World, text: string): void {
  figures.partial += 1;
  complain(text);
}

/** The longest time after which an import is killed, in ms. */
const IMPORT = 40;

/** Imports newer and newer versions of the deck; returns the version that is stored afterwards. */
export async function imports(world: World, part: number): Promise<void> {
  const { plan, figures, hasTime, say } = world;
  const { interrupt, end } = interruptions(world);
  let version = 1;
  while (figures.imports < plan.imports && hasTime(part)) {
    const next = version + 1;
    const { recovered } = figures;
    const page = await interrupt('importDeck', `${next}`, IMPORT);
    const here = await inPage(page, 'wholeDeck');
    figures.imports += 1;
    // A lost database has the version of the backup.
    const isExpected = here === version || here === next || figures.recovered > recovered;
    if (here !== undefined && isExpected) version = here;
    else partial(world, `an import of version ${next} left ${here ?? 'half of a deck'}`);
  }
  await end();
  if (plan.imports > 0) say(`${figures.imports} imports interrupted, version ${version} is there`);
}

/** The longest time after which an upgrade is killed, in ms. */
const UPGRADE = 150;

export async function upgrades(world: World, part: number): Promise<void> {
  const { plan, figures, hasTime, say, openPage } = world;
  if (plan.upgrades === 0) return;
  const { interrupt, end } = interruptions(world);
  const first = await openPage();
  await inPage(first, 'prepareUpgrade');
  await first.close();
  while (figures.upgrades < plan.upgrades && hasTime(part)) {
    const { recovered } = figures;
    const page = await interrupt('upgrade', '', UPGRADE);
    const isWhole = await inPage(page, 'wholeUpgrade');
    figures.upgrades += 1;
    // Lost with the others, because it has neither backup nor journal.
    if (figures.recovered > recovered) await inPage(page, 'prepareUpgrade');
    else if (!isWhole) partial(world, 'an upgrade left rows of two versions');
  }
  await end();
  say(`${figures.upgrades} upgrades interrupted`);
}

export async function damages(world: World, part: number): Promise<void> {
  const { plan, figures, hasTime, say, complain, openPage } = world;
  if (plan.damages === 0) return;
  const page = await openPage();
  while (figures.damages < plan.damages && hasTime(part)) {
    const { found, left } = await inPage(page, 'damage', plan.seed + figures.damages);
    figures.damages += 1;
    figures.repaired += found;
    figures.disagreements += left.length;
    for (const message of left) complain(`After the repair: ${message}`);
  }
  await page.close();
  say(`${figures.damages} times rows damaged, ${figures.repaired} repaired`);
}

/** Two backups of different data, and restores of one over the other. */
export async function restores(world: World, part: number): Promise<void> {
  const { plan, figures, hasTime, say, complain, openPage } = world;
  if (plan.restores === 0) return;
  const { interrupt, end } = interruptions(world);
  const first = await openPage();
  const backupOf = async (): Promise<{ readonly text: string; readonly digest: string }> => ({
    text: await inPage(first, 'backup'),
    digest: await inPage(first, 'digest'),
  });
  const one = await backupOf();
  await inPage(first, 'work', 'importDeck', '1000000');
  const other = await backupOf();
  const began = performance.now();
  const said = await inPage(first, 'work', 'restore', one.text);
  if (said !== 'restored') complain(said);
  const longest = (performance.now() - began) * 1.1;
  await first.close();
  let here = one;
  while (figures.restores < plan.restores && hasTime(part)) {
    const wanted = here === one ? other : one;
    const { recovered } = figures;
    const page = await interrupt('restore', wanted.text, longest);
    if (figures.recovered > recovered) await inPage(page, 'work', 'restore', here.text);
    const digest = await inPage(page, 'digest');
    figures.restores += 1;
    if (digest === wanted.digest) here = wanted;
    else if (digest !== here.digest) {
      partial(world, 'a restore left neither what was there nor the backup');
    }
  }
  await end();
  say(`${figures.restores} restores interrupted`);
}
