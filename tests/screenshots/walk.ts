/** From the first start through sessions in every form: a picture of each screen and state. */
import type { Page } from 'playwright/test';
import { incoming, insight, library, settings, writing } from './around.ts';
import type { Take } from './around.ts';
import { playgroundStates, write } from './bench.ts';

/** Each form, with a selector that matches only its questions. */
const FORMS = {
  'order': '#order-lines',
  'type': 'textarea',
  'choose': '[aria-label="Which of these does it print?"]',
  'concept': '[aria-label^="Choose "]',
  'clock-next-line': '[aria-label="Which line runs next?"]',
  'clock-ready-queue': '[aria-label="Ready, in order"]',
  'clock-seconds': '[aria-label="Seconds on the clock"]',
  'clock-cancelled': '[aria-label="Cancelled in the end"]',
  'happen': '[aria-label="Outputs that can happen"]',
  'only': '#print-target:has-text("The only output that can happen")',
  'print': '#print-target',
} as const;

/** A selector that shows that something is on the page. */
const SHOWN = {
  home: 'main:not([data-phase]) h1:not(#decks-title)',
  forecast: '[aria-label="The next two weeks"]',
  decks: '#decks-title',
  question: '[data-phase="asking"]',
  hint: '[role="status"] button',
  verdict: '[data-phase="judged"]',
  reason: '[data-phase="reasoning"]',
  why: 'section[aria-label="Why"]',
  belief: 'section[aria-label="What you may have believed"]',
  summary: '[data-phase="over"]',
  output: '[aria-label="Result"][aria-busy="false"] [role="status"] p + p',
  replay: '[role="toolbar"]',
} as const;

/** The form of the question on screen. */
async function formOf(page: Page): Promise<keyof typeof FORMS> {
  await page.locator(SHOWN.question).waitFor();
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    if ((await page.locator(FORMS[form]).count()) === 0) continue;
    if (form === 'print' || form === 'only')
      await page.getByRole('textbox', { name: /^Program to change/ }).waitFor();
    return form;
  }
  throw new Error('The question is asked in a form that has no pictures yet.');
}

/** Answers any question, right or wrong. */
async function answerAnyhow(page: Page, form: keyof typeof FORMS): Promise<void> {
  if (form === 'order') {
    const count = await page.locator('[aria-labelledby="order-lines"] button').count();
    for (let piece = 0; piece < count; piece += 1) {
      await page.keyboard.press(String.fromCodePoint(97 + piece));
    }
  } else if (form === 'type') {
    await page.keyboard.type('a guess');
  } else if (form === 'print' || form === 'only') {
    await page.getByRole('textbox', { name: /^Program to change/ }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('print()');
  } else {
    await page.keyboard.press('a');
  }
  await page.keyboard.press('Control+Enter');
  await page.locator(`${SHOWN.verdict}, ${SHOWN.reason}`).waitFor();
}

/** Gives the first reason if one is asked for before the verdict. */
async function answerReason(page: Page, seen: Set<string>, take: Take): Promise<void> {
  if ((await page.locator(SHOWN.reason).count()) > 0) {
    await page.locator('[data-settled="true"]').waitFor();
    if (!seen.has('reason')) await take('reason');
    await page.keyboard.press('a');
    await page.locator(SHOWN.verdict).waitFor();
    await page.locator(SHOWN.why).waitFor();
    if (!seen.has('reason')) await take('verdict-reason');
    seen.add('reason');
  }
}

/** Leaves the session half way, and resumes it. */
async function pauseAndGoOn(page: Page, take: Take): Promise<void> {
  await page.locator(SHOWN.question).waitFor();
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.forecast).waitFor();
  await take('home-paused');
  await page.keyboard.press('Enter');
}

/** Opens the question's program from its verdict, and changes it so that it fails. */
async function whatIf(page: Page, take: Take): Promise<void> {
  await page.locator(SHOWN.why).waitFor();
  await page.keyboard.press('w');
  await page.locator(SHOWN.output).waitFor();
  await take('what-if');
  const editor = page.getByRole('textbox', { name: /^Program\./ });
  const program = (await editor.innerText()).replaceAll('\n\n', '\n');
  await write(page, `print("before all")\n${program.trimEnd()}\nraise ValueError("after all")\n`);
  await page.getByLabel('Standard error').getByText('ValueError').first().waitFor();
  await take('what-if-changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.verdict).waitFor();
}

/** Opens the replay from a verdict, at the first difference. */
async function replay(page: Page, name: string, take: Take): Promise<void> {
  await page.keyboard.press('r');
  await page.locator(SHOWN.replay).waitFor();
  await take(name);
  const compare = page.getByRole('button', { name: /^Compare/ });
  if ((await compare.count()) > 0) {
    await compare.click();
    await take(`${name}-two-runs`);
  }
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.verdict).waitFor();
}

/** The playground, with a program of several tasks in the middle of its run. */
export async function playground(page: Page, take: Take): Promise<void> {
  await page.keyboard.press('p');
  await page.locator(SHOWN.output).waitFor();
  await take('playground');
  await page.keyboard.press('ControlOrMeta+e');
  await page.locator(SHOWN.replay).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('4');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await take('replay-tasks');
  await page.getByRole('button', { name: 'in words' }).click();
  await take('replay-words');
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.output).waitFor();
  await playgroundStates(page, take);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.home).waitFor();
}

/** The hints at the first question, each in its place. */
async function hints(page: Page, take: Take): Promise<void> {
  await page.locator(SHOWN.hint).waitFor();
  await take('hint-read');
  await page.keyboard.press('a');
  await take('hint-commit');
  await page.keyboard.press('Enter');
  await page.locator(SHOWN.why).waitFor();
  await take('hint-verdict');
  await page.keyboard.press('u');
  await page.locator(SHOWN.question).waitFor();
  await page.keyboard.press('Escape');
}

/** A verdict that names a belief, its replay, and the list of answers. */
async function belief(page: Page, seen: Set<string>, take: Take): Promise<void> {
  const looking = page.locator(`${SHOWN.belief} [aria-busy="true"]`);
  if ((await page.locator(SHOWN.belief).count()) === 0) return;
  await looking.waitFor({ state: 'detached' });
  const kind = (await page.getByText('starts like the output').count()) > 0 ? 'nearest' : 'belief';
  if (seen.has(kind)) return;
  seen.add(kind);
  await take(`verdict-${kind}`);
  await page.locator(SHOWN.belief).scrollIntoViewIfNeeded();
  await take(`verdict-${kind}-scrolled`);
  await page.keyboard.press('l');
  await page.locator('dialog').waitFor();
  if (kind === 'belief') await take('answers-of-the-session');
  await page.keyboard.press('Escape');
  await replay(page, `replay-${kind}`, take);
}

/** Answers until the session ends, with a picture of everything that appears for the first time. */
async function session(page: Page, seen: Set<string>, take: Take): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await page.locator(`${SHOWN.question}, ${SHOWN.summary}`).first().waitFor();
    if ((await page.locator(SHOWN.summary).count()) > 0) return;
    const form = await formOf(page);
    if (!seen.has(form)) await take(`question-${form}`);
    await answerAnyhow(page, form);
    await answerReason(page, seen, take);
    const verdict =
      (await page.locator(SHOWN.verdict).getByText('✓').count()) > 0 ? 'right' : 'wrong';
    if (!seen.has(`${form}-${verdict}`)) {
      await page.locator(SHOWN.why).waitFor();
      await take(`verdict-${form}-${verdict}`);
    }
    if (!seen.has('replay') && form !== 'concept' && verdict === 'wrong') {
      seen.add('replay');
      await page.locator('footer[data-settled="true"]').waitFor();
      await replay(page, 'replay-difference', take);
      await whatIf(page, take);
    }
    seen.add(form).add(`${form}-${verdict}`);
    await belief(page, seen, take);
    await page.locator('footer[data-settled="true"]').waitFor();
    await page.keyboard.press('e');
    if (!seen.has('ratings')) await take('ratings');
    seen.add('ratings');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    if (round === 4 && !seen.has('paused')) {
      await pauseAndGoOn(page, take);
      seen.add('paused');
    }
  }
}

/** What was learnt is due again after this many days. */
async function daysLater(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + days * 86_400_000);
  await page.keyboard.press('d');
  await page.locator(SHOWN.decks).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/ reviews?\b.* today/).waitFor();
}

/** Every screen and state of a new profile, from its first start on. */
export async function walk(page: Page, take: Take): Promise<void> {
  await page.locator(SHOWN.home).waitFor();
  await take('home-first-start');
  await page.keyboard.press('?');
  await page.locator('dialog').waitFor();
  await take('keys');
  await page.keyboard.press('Escape');
  await settings(page, take);
  await library(page, take);
  await insight(page, take, 'empty');
  await writing(page, take);
  await playground(page, take);
  await page.keyboard.press('Enter');
  await hints(page, take);

  const seen = new Set<string>();
  await session(page, seen, take);
  await page.locator(`${SHOWN.summary} h1`).waitFor();
  await take('summary');
  await page.keyboard.press('Escape');
  await page.locator(SHOWN.forecast).waitFor();
  await take('home-done');

  for (const days of [60, 120, 240]) {
    await daysLater(page, days);
    if (days === 60) await take('home-due');
    await page.keyboard.press('Enter');
    await session(page, seen, take);
    await page.keyboard.press('Escape');
    await page.locator(SHOWN.home).waitFor();
  }
  await incoming(page, take);
}
