/**
 * Decks imported and exported on the app's own screens, while its page is closed or killed, or the
 * disk is full: a deck is there as a whole or not at all, and so is a file.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Download, Page } from 'playwright/test';
import { readPackage } from '#format/package.ts';
import { choiceText, deckFiles, manifestText, packageOf } from '../fixtures/decks.ts';
import { crash, inPage, sleep } from './world.ts';
import type { World } from './world.ts';

const DECK = 'torture.files';
const TITLE = `Deck ${DECK}`;
const QUESTIONS = 300;

/** A version of the deck, in which every question is another. */
function version(number: number): Buffer {
  const questions = Array.from({ length: QUESTIONS }, (_, at) =>
    choiceText(`q-${at}`, [`!yes, in version ${number}`, 'no']),
  );
  return Buffer.from(packageOf(deckFiles(questions, manifestText(DECK, `${number}.0.0`))));
}

async function openDecks({ openApp }: World): Promise<Page> {
  const page = await openApp(0);
  await page.getByRole('button', { name: 'Decks and data' }).click();
  await page.getByRole('heading', { name: 'Decks', exact: true }).waitFor();
  return page;
}

/** Begins to import a version of the deck. */
async function beginImport(page: Page, number: number): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^Import a deck/ }).click(),
  ]);
  await chooser.setFiles({
    name: 'torture.loopwise',
    mimeType: 'application/zip',
    buffer: version(number),
  });
  await page.getByRole('button', { name: /^(Add this deck|Update the deck)$/ }).click();
}

/** Begins to export a part of the deck, which has to be packed. */
async function beginExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: TITLE, exact: true }).click();
  await page.getByRole('button', { name: 'Export The basics' }).click();
  await page.getByRole('button', { name: 'Loopwise deck' }).click();
}

/** Ms that something takes which nothing interrupts. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Ends a page in one of several ways, `ms` from now. */
async function interrupt(world: World, page: Page, ms: number): Promise<void> {
  const way = world.random();
  if (way < 0.1) await world.fillDisk(page, ms);
  else await sleep(ms);
  if (way < 0.5) await page.close();
  else if (way < 0.95) await crash(page);
  else await world.restart();
}

/** Tries as often as planned, or until its share of the time is over. */
export async function files(world: World, part: number): Promise<void> {
  const { plan, figures, random, hasTime, say, complain, openPage, whole } = world;
  if (plan.files === 0) return;
  const folder = await mkdtemp(path.join(tmpdir(), 'loopwise-torture-files-'));
  const settling = await openPage('app');
  await inPage(settling, 'settleApp');
  await settling.close();

  const first = await openDecks(world);
  const importing = await timed(async () => {
    await beginImport(first, 1);
    await first.getByText(`${TITLE} 1.0.0 was imported.`).waitFor();
  });
  const exporting = await timed(async () => {
    await Promise.all([first.waitForEvent('download'), beginExport(first)]);
  });
  await first.close();

  let stored = 1;
  let saved = 0;
  for (let attempt = 0; attempt < plan.files && hasTime(part); attempt += 1) {
    const page = await openDecks(world);
    const downloads: Download[] = [];
    page.on('download', (download) => void downloads.push(download));
    const isImport = attempt % 2 === 0;
    const next = isImport ? stored + 1 : stored;
    const working = (isImport ? beginImport(page, next) : beginExport(page)).catch(() => undefined);
    await interrupt(world, page, random() * 1.1 * (isImport ? importing : exporting));
    await working;
    figures.files += 1;
    for (const download of downloads) {
      const file = path.join(folder, `${attempt}.loopwise`);
      const isThere = await download.saveAs(file).then(
        () => true,
        () => false,
      );
      if (isThere) saved += 1;
      if (isThere && !readPackage(new Uint8Array(await readFile(file))).ok) {
        figures.partial += 1;
        complain('an export left half of a file');
      }
    }
    const { recovered } = figures;
    const inspecting = await openPage('app');
    const here = await inPage(inspecting, 'wholeDeck', DECK);
    await inspecting.close();
    const isExpected = here === stored || here === next || figures.recovered > recovered;
    if (here !== undefined && isExpected) stored = here;
    else {
      figures.partial += 1;
      complain(`an interrupted ${isImport ? 'import' : 'export'} left ${here ?? 'half of a deck'}`);
    }
  }
  await rm(folder, { recursive: true, force: true });
  await whole('at the end of the files', 'app');
  say(
    `${figures.files} imports and exports of the app interrupted, ${saved} files saved all the same`,
  );
}
