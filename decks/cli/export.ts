/** `export DECK --to FORMAT -o FILE`: a deck for other tools, on paper, or as a single HTML page. */
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { variant } from '#format/vary.ts';
import { openNodeEngine } from '../engine/box/node.ts';
import { isRun } from '../engine/judge/answers.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import type { Trace } from '../engine/trace/trace.ts';
import { ankiPackage } from '../export/anki.ts';
import { deckCsv } from '../export/csv.ts';
import { giftText } from '../export/gift.ts';
import { moodleXml } from '../export/moodle.ts';
import { deckPage } from '../export/page.ts';
import { exportItem } from '../export/source.ts';
import type { ExportSource } from '../export/source.ts';
import { openSqlite } from '../export/sqlite.ts';
import type { Checked } from './check.ts';
import { checkDeck } from './check.ts';
import { sha256 } from './deck-files.ts';
import { InputError, UsageError, complain, complainOf, plural, print } from './report.ts';

export const EXPORT_FORMATS: readonly string[] = [
  'html',
  'apkg',
  'moodle',
  'gift',
  'csv',
  'print',
  'markdown',
];

export interface ExportCommand {
  readonly location: string;
  readonly to: string;
  readonly output: string;
  readonly base: string;
}

/** Checks a deck and writes it in another format; 1 and nothing written if there are problems. */
export async function exportDeck(command: ExportCommand): Promise<number> {
  const { location, to, output, base } = command;
  if (!EXPORT_FORMATS.includes(to)) {
    throw new UsageError(`There is no format "${to}". Formats: ${EXPORT_FORMATS.join(', ')}.`);
  }
  const checked = await checkDeck(path.resolve(base, location));
  if (!checked.ok) {
    complainOf(location, checked.problems);
    complain(`${location}: ${plural(checked.problems.length, 'problem')}; nothing was written.`);
    return 1;
  }
  const target = path.resolve(base, output);
  if (to === 'markdown') await writeFolder(target, output, checked.disk.files);
  else await writeWhole(target, await contentOf(to, await sourceOf(checked, to === 'html')));
  print(`${output}: ${plural(checked.disk.deck.questions.length, 'question')}.`);
  return 0;
}

/** The questions with their outputs, and with recorded runs if the format shows them. */
async function sourceOf(
  { disk, packed }: Extract<Checked, { ok: true }>,
  traced: boolean,
): Promise<ExportSource> {
  const { manifest, questions } = disk.deck;
  const models = await loadModels();
  const engine = traced ? await openNodeEngine() : undefined;
  try {
    const items = [];
    for (const placed of questions) {
      const { program } = variant(placed.question, 0);
      const key = isRun(placed.question) ? packed[sha256(program)] : undefined;
      let trace: Trace | undefined;
      if (engine !== undefined && key !== undefined) {
        ({ trace } = await engine.run(program, { trace: true }));
      }
      items.push(exportItem(placed, key, models, trace));
    }
    return { manifest, items };
  } finally {
    engine?.close();
  }
}

async function contentOf(to: string, source: ExportSource): Promise<string | Uint8Array> {
  switch (to) {
    case 'html':
      return deckPage(source, { kind: 'page', sha256: sha256Base64 });
    case 'print':
      return deckPage(source, { kind: 'print', sha256: sha256Base64 });
    case 'moodle':
      return moodleXml(source);
    case 'gift':
      return giftText(source);
    case 'csv':
      return deckCsv(source);
    default:
      return ankiPackage(source, {
        sql: await openSqlite(),
        sha1: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
        sha256,
        at: Date.now(),
      });
  }
}

function sha256Base64(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

/** By rename, so that an existing file is replaced whole or not at all. */
async function writeWhole(target: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A folder of Markdown, first written next to its destination; a non-empty folder is left alone. */
async function writeFolder(
  target: string,
  shown: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) throw new InputError(`${shown} is not empty; name a folder that is new.`);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    for (const [file, text] of files) {
      const full = path.join(draft, file);
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, text);
    }
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
