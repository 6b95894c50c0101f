/**
 * The app itself, used by keyboard, while its page and its browser are killed. An answer counts as
 * acknowledged once the screen after its verdict appears; while the verdict is on screen, it may or
 * may not be stored.
 */
import type { Page } from 'playwright/test';
import type { World } from './world.ts';
import { crash, inPage, sleep } from './world.ts';

/** The screen of an app page, as far as the torture needs it. */
interface Shown {
  readonly screen: 'home' | 'asking' | 'judged' | 'over' | 'done' | 'stopped' | 'other';
  /** The id of the question on screen; empty if there is none. */
  readonly question: string;
}

/** What may be on its way to the database when a page dies. */
type Pending =
  { readonly kind: 'answer'; readonly question: string } | { readonly kind: 'undo' } | undefined;

/** All the data is checked after this many kills. */
const WHOLE = 25;

/** The longest time for a screen, in ms: the machine may be busy with other work. */
const PATIENCE = 60_000;

/** Kills as often as planned, or until its share of the time is over. */
export async function screens(world: World, part: number): Promise<void> {
  const { plan, figures, random, between, complain, say, hasTime, whole } = world;
  if (plan.screens === 0) return;
  await prepare(world);
  /** Questions of the acknowledged effective answers, in order. */
  let log: readonly string[] = [];
  while (figures.screenKills < plan.screens && hasTime(part)) {
    const page = await world.openApp(figures.screenKills);
    const target = between(1, 16);
    let pending: Pending;
    /** Answers since the page was opened or started a session: the ones that it can undo. */
    let own = 0;
    let given = 0;
    let shown = await next(page, undefined);
    while (given < target) {
      const before = shown;
      if (shown.screen === 'home') {
        own = 0;
        await page.keyboard.press('Enter');
      } else if (shown.screen === 'asking') {
        if (own > 0 && random() < 0.1) {
          pending = { kind: 'undo' };
          await page.keyboard.press('u');
          shown = await next(page, before);
          log = log.slice(0, -1);
          figures.undone += 1;
          own -= 1;
        } else {
          await page.keyboard.press(random() < 0.5 ? 'a' : 'b');
          pending = { kind: 'answer', question: shown.question };
          await page.keyboard.press(String(between(1, 3)));
          shown = await next(page, before);
          continue;
        }
        pending = undefined;
        continue;
      } else if (shown.screen === 'judged') {
        if (random() < 0.3) {
          await page.keyboard.press('e');
          await page.keyboard.press(String(between(1, 4)));
        }
        const takesBack = random() < 0.1;
        await page.keyboard.press(takesBack ? 'u' : 'Enter');
        const question = shown.question;
        shown = await next(page, before);
        pending = undefined;
        if (takesBack) continue;
        log = [...log, question];
        figures.answers += 1;
        figures.screenAnswers += 1;
        given += 1;
        own += 1;
        continue;
      } else if (shown.screen === 'over') await page.keyboard.press('Escape');
      else break;
      shown = await next(page, before);
    }
    if (shown.screen === 'stopped') complain('The app stopped instead of opening.');
    // In the middle of something: a commit is on its way, or nothing is.
    if (shown.screen === 'asking' && random() < 0.7) {
      pending = { kind: 'answer', question: shown.question };
      await page.keyboard.press('a');
      await page.keyboard.press('3');
      await sleep(between(0, 20));
    }
    // A backup exists from the first acknowledged answer on.
    const ruins = log.length > 0 && random() < plan.ruins / plan.browserKills;
    if (random() < plan.browserKills / plan.kills) await world.restart(ruins);
    else await crash(page);
    figures.kills += 1;
    figures.screenKills += 1;
    log = await compare(world, log, pending);
    if (figures.screenKills % WHOLE === 0) {
      await whole(`after ${figures.screenKills} kills of the app`, 'app');
    }
  }
  await whole('at the end of the app', 'app');
  say(`${figures.screenKills} kills over ${figures.screenAnswers} answers on the app's screens`);
}

/** Stores the small deck as the app's, so that no question needs a run of Python. */
async function prepare({ openPage }: World): Promise<void> {
  const page = await openPage('app');
  await inPage(page, 'settleApp');
  await page.close();
}

/** Compares the log with what was acknowledged; returns the questions of the effective answers. */
async function compare(
  { openPage, figures, complain }: World,
  log: readonly string[],
  pending: Pending,
): Promise<readonly string[]> {
  const page = await openPage('app');
  const { questions, disagreements } = await inPage(page, 'effectiveLog');
  await page.close();
  figures.disagreements += disagreements.length;
  for (const id of disagreements) complain(`${id} is not as the log says`);
  const possible =
    pending === undefined
      ? [log]
      : [log, pending.kind === 'undo' ? log.slice(0, -1) : [...log, pending.question]];
  if (possible.some((one) => one.join(' ') === questions.join(' '))) return questions;
  const lost = log.filter((question, at) => questions[at] !== question).length;
  figures.lost += lost;
  figures.doubled += Math.max(0, questions.length - (possible.at(-1)?.length ?? 0));
  complain(`acknowledged ${log.slice(-5).join(' ')}, stored ${questions.slice(-5).join(' ')}`);
  return questions;
}

/** Waits for a screen or question other than `before`. */
async function next(page: Page, before: Shown | undefined): Promise<Shown> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const shown = await page.evaluate(look);
    const isNew = shown.screen !== before?.screen || shown.question !== before.question;
    if (isNew && shown.screen !== 'other') return shown;
    if (performance.now() > end) throw new Error(`Nothing came after ${JSON.stringify(before)}.`);
    await sleep(2);
  }
}

/** Runs in the page. */
function look(): Shown {
  const text = document.body.textContent;
  const question = /Question ([\w-]+) of version/.exec(text)?.[1] ?? '';
  const has = (selector: string): boolean => document.querySelector(selector) !== null;
  const screen = has('footer[data-settled="true"]')
    ? 'judged'
    : has('[aria-label^="Choose "]')
      ? 'asking'
      : /\d+ answers?, \d+ right/.test(text)
        ? 'over'
        : /Start ?↵|Resume \(/.test(text)
          ? 'home'
          : /Nothing is due/.test(text)
            ? 'done'
            : /has stopped|could not be opened/.test(text)
              ? 'stopped'
              : 'other';
  return { screen, question };
}
