/** A deck that is here in the formats of other tools. Loaded when one is first asked for. */
import { isRun } from '#engine/judge/answers.ts';
import { packRuns } from '#engine/models/model-runs.ts';
import { deckCsv } from '#export/csv.ts';
import { giftText } from '#export/gift.ts';
import { moodleXml } from '#export/moodle.ts';
import { deckPage } from '#export/page.ts';
import type { ExportItem, ExportSource } from '#export/source.ts';
import { exportItem } from '#export/source.ts';
import type { ModelOutput, PlacedQuestion } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import type { SavedKind } from '#platform/platform.ts';
import { getDeck, questionsOfDeck } from '#store/decks.ts';
import type { QuestionRow } from '#store/rows.ts';
import { ownedBy } from './engine.ts';
import type { AnkiOrder } from './reader/read.ts';
import type { Services } from './services.ts';

/** A format that a deck is exported to, beside its own. */
export type ExportFormat = 'html' | 'print' | 'apkg' | 'moodle' | 'gift' | 'csv';

/** A file that was made, ready to be saved. */
export interface ExportedFile {
  readonly kind: SavedKind;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ExportWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

const FILES: Readonly<Record<ExportFormat, readonly [kind: SavedKind, ending: string]>> = {
  html: ['page', '.html'],
  print: ['page', '-print.html'],
  apkg: ['anki', '.apkg'],
  moodle: ['moodle', '.xml'],
  gift: ['gift', '.gift.txt'],
  csv: ['table', '.csv'],
};

type Needs = Pick<Services, 'db' | 'keys' | 'engine' | 'reader' | 'now'>;

/**
 * Makes the file. Programs whose output is not known yet are run, question by question, so that the
 * page goes on and the signal is heard in between. Rejects where Python does not start, and with the
 * signal's reason.
 */
export async function exportAs(
  services: Needs,
  deckId: string,
  format: ExportFormat,
  { signal, onProgress }: ExportWatch,
): Promise<ExportedFile> {
  const deck = await getDeck(services.db, deckId);
  if (deck === undefined) throw new Error('The deck is gone.');
  const rows = await questionsOfDeck(services.db, deckId);
  const items: ExportItem[] = [];
  for (const [at, row] of rows.entries()) {
    signal.throwIfAborted();
    onProgress(at, rows.length);
    items.push(await itemOf(services, row, format));
  }
  const { manifest } = deck;
  const [kind, ending] = FILES[format];
  const bytes = await contentOf(services, { manifest, items }, format, signal);
  return { kind, name: `${manifest.id}-${manifest.version}${ending}`, bytes };
}

async function itemOf(
  { keys, engine }: Needs,
  row: QuestionRow,
  format: ExportFormat,
): Promise<ExportItem> {
  const { deckId, unit, position, hash, question } = row;
  const placed: PlacedQuestion = {
    question,
    unit,
    position,
    hash,
    file: `${unit}/${question.id}.md`,
  };
  const models = await keys.catalogue();
  if (!isRun(question)) return exportItem(placed, undefined, models);
  const { program } = variant(question, 0);
  const key = await keys.of({ deckId, program });
  let otherwise: readonly ModelOutput[] = [];
  // What a table and a sheet of paper hold, no belief has a part in.
  if (question.kind === 'predict' && format !== 'csv' && format !== 'print') {
    const runs =
      (await keys.modelsAtHand({ deckId, program })) ?? (await keys.models({ deckId, program }));
    otherwise = packRuns(runs);
  }
  const trace =
    format === 'html' && question.kind !== 'repair'
      ? (await ownedBy(engine, deckId).run(program, { trace: true })).trace
      : undefined;
  return exportItem(placed, { ...key, otherwise }, models, trace);
}

async function contentOf(
  { reader, now }: Needs,
  source: ExportSource,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  switch (format) {
    case 'html':
      return encode(await deckPage(source, { kind: 'page', sha256: sha256Base64 }));
    case 'print':
      return encode(await deckPage(source, { kind: 'print', sha256: sha256Base64 }));
    case 'moodle':
      return encode(moodleXml(source));
    case 'gift':
      return encode(giftText(source));
    case 'csv':
      return encode(deckCsv(source));
    case 'apkg': {
      const order: AnkiOrder = { source, at: now() };
      const bytes = encode(JSON.stringify(order));
      return reader.read({ kind: 'anki', name: source.manifest.id, bytes }, { signal });
    }
  }
}

async function sha256Base64(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCodePoint(...new Uint8Array(digest)));
}
