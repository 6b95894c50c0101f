/** One to three windows at once give answers to the store while they are killed. */
import type { Page } from 'playwright/test';
import type { World } from './world.ts';
import { crash, inPage, sleep, until } from './world.ts';

/** How often an answer may be effective in the log, by the last state its page reported. */
const EXPECTED = {
  'stored': new Set([1]),
  'being-undone': new Set([0, 1]),
  'undone': new Set([0]),
} as const satisfies Record<string, ReadonlySet<number>>;

type State = keyof typeof EXPECTED;

/** The last state that the pages reported for each answer, by token. */
export type AnswerStates = Map<string, string>;

/** Windows that answer at once. */
const WINDOWS = [1, 2, 2, 3];

/** The whole log is compared after this many kills. */
const WHOLE = 50;

interface Window {
  readonly page: Page;
  readonly name: string;
  /** Whether it answers in a worker of the watching page, or is a page of its own. */
  readonly isWorker: boolean;
}

/** Kills until there are enough kills and answers, or its share of the time is over. */
export async function answering(world: World, states: AnswerStates, part: number): Promise<void> {
  const { plan, figures, random, between, complain, openPage, restart, whole, hasTime } = world;
  let lives = 0;
  let windows: readonly Window[] = [];
  if (plan.kills === 0) return;
  let watcher = await openPage();

  /** Opens a window that answers until it is killed. */
  async function openWindow(): Promise<Window> {
    const isWorker = random() < plan.workers / 100;
    const page = isWorker ? watcher : await openPage();
    lives += 1;
    const name = `life-${plan.seed}-${lives}`;
    const life = { name, seed: plan.seed * 1_000_003 + lives };
    inPage(page, isWorker ? 'answerInWorker' : 'answer', life).then(complain, () => undefined);
    return { page, name, isWorker };
  }

  async function end({ page, name, isWorker }: Window): Promise<void> {
    if (isWorker) {
      await inPage(page, 'endWorker', name);
      figures.workerKills += 1;
    } else await crash(page);
  }

  function pick(): Window {
    const picked = windows[between(0, windows.length - 1)];
    if (picked === undefined) throw new Error('There is no window to kill.');
    return picked;
  }

  /** Compares what a life has left with what was acknowledged meanwhile. */
  async function compare({ name }: Window): Promise<void> {
    const { effective, disagreements } = await inPage(watcher, 'aftermath', name);
    for (const [token, state] of states) {
      if (!token.startsWith(`${name}:`)) continue;
      states.delete(token);
      const count = effective[token];
      if (count === undefined || count < Math.min(...EXPECTED[state as State])) {
        figures.lost += 1;
        complain(`${token} was acknowledged as ${state} and is in the log ${count ?? 0} times`);
      }
    }
    for (const [token, count] of Object.entries(effective)) {
      if (count <= 1) continue;
      figures.doubled += 1;
      complain(`${token} is stored ${count} times`);
    }
    figures.disagreements += disagreements.length;
    for (const id of disagreements) complain(`${id} is not as the log says`);
  }

  async function restartAll(ruins = false): Promise<void> {
    await restart(ruins);
    watcher = await openPage();
  }

  while ((figures.kills < plan.kills || figures.answers < plan.answers) && hasTime(part)) {
    const wanted = WINDOWS[between(0, WINDOWS.length - 1)] ?? 1;
    while (windows.length < wanted) windows = [...windows, await openWindow()];
    figures.windows = Math.max(figures.windows, windows.length);
    const target = figures.answers + between(1, 16);
    await until(() => figures.answers >= target);
    const fillsDisk = figures.quotas < plan.quotas && random() < (2 * plan.quotas) / plan.kills;
    if (fillsDisk) await world.fillDisk(pick().page, between(100, 400));
    await sleep(between(0, 15));
    // Everything at once, or one window while the others continue.
    const browser = random() < plan.browserKills / plan.kills;
    const dying = browser ? windows : [pick()];
    // Not if the disk was just full: what could not be journalled then is only in the database.
    const ruins =
      browser &&
      !fillsDisk &&
      figures.ruins < plan.ruins &&
      random() < (2 * plan.ruins) / plan.browserKills;
    if (browser) await restartAll(ruins);
    else for (const window of dying) await end(window);
    figures.kills += 1;
    windows = windows.filter((window) => !dying.includes(window));
    for (const window of dying) await compare(window);
    if (figures.kills % WHOLE !== 0) continue;
    await restartAll();
    for (const window of windows) await compare(window);
    windows = [];
    await whole(`after ${figures.kills} kills and ${figures.answers} answers`);
  }
  await restartAll(figures.ruins < plan.ruins);
  for (const window of windows) await compare(window);
  await watcher.close();
}
