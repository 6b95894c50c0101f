/** Exports a stored deck to the formats of other tools. Loaded on demand. */
import { isRun } from '#engine/judge/answers.ts';
import { packRuns } from '#engine/models/model-runs.ts';
import { deckCsv } from '#export/csv.ts';
import { giftText } from '#export/gift.ts';
import { moodleXml } from '#export/moodle.ts';
import { deckPage } from '#export/page.ts';
import type { ExportItem, ExportSource } from '#export/source.ts';
import { exportItem } from '#export/source.ts';
import type { Chosen } from '#format/chosen.ts';
import { withChosen } from '#format/chosen.ts';
import { hashOf } from '#format/hash.ts';
import { LIMITS } from '#format/limits.ts';
import type { Manifest, ModelOutput, PlacedQuestion } from '#format/types.ts';
import { writeManifest } from '#format/write-manifest.ts';
import { writeQuestion } from '#format/write-question.ts';
import { variant } from '#format/vary.ts';
import type { SavedKind } from '#platform/platform.ts';
import type { Database } from '#store/database.ts';
import { getDeck, getPackage, questionsOfDeck } from '#store/decks.ts';
import { progressOf } from '#store/progress.ts';
import type { CardRow, QuestionRow } from '#store/rows.ts';
import { ankiProgress } from './anki-progress.ts';
import { chosenQuestions } from './chosen-questions.ts';
import { ownedBy } from './engine.ts';
import { nextTask } from './next-task.ts';
import type { PackOrder } from './reader/pack.ts';
import type { AnkiOrder } from './reader/read.ts';
import type { Services } from './services.ts';

/** An export format: our own, and those of other tools. */
export type ExportFormat = 'loopwise' | 'html' | 'print' | 'apkg' | 'moodle' | 'gift' | 'csv';

type ForeignFormat = Exclude<ExportFormat, 'loopwise'>;

/** The questions to export: a deck, a unit of it, or questions of any deck by their ids. */
export type ExportWhat =
  { readonly deckId: string; readonly unit?: string } | { readonly ids: readonly string[] };

export interface ExportWish {
  readonly what: ExportWhat;
  readonly format: ExportFormat;
  /** Whether to include the learner's answers, if the format can hold them. */
  readonly withProgress: boolean;
}

/** A file to be saved. */
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
  loopwise: ['deck', '.loopwise'],
  html: ['page', '.html'],
  print: ['page', '-print.html'],
  apkg: ['anki', '.apkg'],
  moodle: ['moodle', '.xml'],
  gift: ['gift', '.gift.txt'],
  csv: ['table', '.csv'],
};

type Needs = Pick<Services, 'db' | 'keys' | 'engine' | 'reader' | 'now' | 'calendar'>;

/** The exported questions as a deck, in which their ids are unique. */
interface Part {
  readonly manifest: Manifest;
  /** Their rows, each with the question as it is in that deck. */
  readonly rows: readonly QuestionRow[];
  /** The ids of their original rows, in the same order. */
  readonly sources: readonly string[];
  /** Whether it is a whole deck that is stored as a package. */
  readonly whole: boolean;
}

/**
 * Makes the file. Programs with unknown output are run, question by question, so that the page
 * stays responsive and the signal is checked in between. Rejects if Python does not start, or with
 * the signal's reason.
 */
export async function exportAs(
  services: Needs,
  { what, format, withProgress }: ExportWish,
  { signal, onProgress }: ExportWatch,
): Promise<ExportedFile> {
  const part = await partOf(services.db, what);
  const { manifest, rows, sources } = part;
  const [kind, ending] = FILES[format];
  const name = `${manifest.id}-${manifest.version}${ending}`;
  if (format === 'loopwise') {
    return {
      kind,
      name,
      bytes: await packageOf(services, part, withProgress, { signal, onProgress }),
    };
  }
  const items = await itemsOf(services, rows, format, { signal, onProgress });
  const standing = withProgress ? await progressFor(format, services, sources) : {};
  const bytes = await contentOf(services, { manifest, items, ...standing }, format, signal);
  return { kind, name, bytes };
}

/** The questions with their outputs, as they are printed on paper. Rejects like `exportAs`. */
export async function printSource(
  services: Needs,
  what: ExportWhat,
  watch: ExportWatch,
): Promise<ExportSource> {
  const { manifest, rows } = await partOf(services.db, what);
  return { manifest, items: await itemsOf(services, rows, 'print', watch) };
}

async function itemsOf(
  services: Needs,
  rows: readonly QuestionRow[],
  format: ForeignFormat,
  { signal, onProgress }: ExportWatch,
): Promise<readonly ExportItem[]> {
  const items: ExportItem[] = [];
  for (const [at, row] of rows.entries()) {
    signal.throwIfAborted();
    onProgress(at, rows.length);
    items.push(await itemOf(services, row, format));
  }
  return items;
}

async function partOf(db: Database, what: ExportWhat): Promise<Part> {
  if ('deckId' in what) {
    const deck = await getDeck(db, what.deckId);
    if (deck === undefined) throw new Error('The deck is gone.');
    const rows = await questionsOfDeck(db, what.deckId);
    if (what.unit === undefined) {
      const sources = rows.map(({ id }) => id);
      return { manifest: deck.manifest, rows, sources, whole: true };
    }
    const ids = rows.flatMap(({ id, unit }) => (unit === what.unit ? [id] : []));
    return partOfIds(db, ids, what.unit);
  }
  return partOfIds(db, what.ids, undefined);
}

async function partOfIds(
  db: Database,
  ids: readonly string[],
  unit: string | undefined,
): Promise<Part> {
  const chosen = await chosenQuestions(db, ids);
  if (chosen.length === 0) throw new Error('The questions are gone. Search for them again.');
  const { manifest, added } = withChosen(partManifest(chosen, unit), [], chosen);
  const rows = added.flatMap(({ question }, at): readonly QuestionRow[] => {
    const row = chosen[at]?.row;
    return row === undefined ? [] : [{ ...row, question, position: at }];
  });
  return { manifest, rows, sources: chosen.map(({ row }) => row.id), whole: false };
}

/** A deck of its own: with the id of the whole deck it would replace that on import. */
function partManifest(chosen: readonly Chosen[], unit: string | undefined): Manifest {
  const decks = [...new Map(chosen.map(({ from }) => [from.id, from])).values()];
  const [first, ...others] = decks;
  if (first !== undefined && others.length === 0) {
    const named = first.units.find(({ id }) => id === unit)?.title;
    const what = named ?? counted(chosen.length);
    const ending =
      unit ?? `part-${hashOf(chosen.map(({ question }) => question.id).join(' ')).toString(36)}`;
    return {
      ...first,
      id: `${first.id.slice(0, LIMITS.idLength - ending.length - 1).replace(/[.-]+$/u, '')}.${ending}`,
      title: `${first.title}: ${what}`.slice(0, 120),
      units: [],
    };
  }
  const all = chosen.map(({ question, from }) => `${from.id}/${question.id}`).join(' ');
  return {
    format: 1,
    id: `selection.n${hashOf(all).toString(36)}`,
    title: counted(chosen.length),
    version: '1.0.0',
    about: `Chosen from ${decks.map(({ title }) => `“${title}”`).join(', ')}.`.slice(0, 2000),
    authors: [...new Set(decks.flatMap(({ authors }) => authors))].slice(0, 100),
    license: [...new Set(decks.map(({ license }) => license))].join(', ').slice(0, 200),
    units: [],
  };
}

function counted(count: number): string {
  return `${count} question${count === 1 ? '' : 's'}`;
}

/** A package: for a whole deck the original one, so that the file is the same. */
async function packageOf(
  { db, reader }: Needs,
  { manifest, rows, sources, whole }: Part,
  withProgress: boolean,
  { signal, onProgress }: ExportWatch,
): Promise<Uint8Array<ArrayBuffer>> {
  const packages: Uint8Array<ArrayBuffer>[] = [];
  for (const deckId of new Set(rows.map((row) => row.deckId))) {
    const bytes = await getPackage(db, deckId);
    if (bytes === undefined) throw new Error('The deck is gone.');
    if (whole && !withProgress) return bytes;
    packages.push(bytes);
  }
  const given = withProgress ? await progressOf(db, sources) : undefined;
  const renamed = new Map(sources.map((id, at) => [id, rows[at]?.question.id ?? '']));
  const progress = given?.map((one) => ({
    ...one,
    question: renamed.get(`${one.deck}/${one.question}`) ?? one.question,
  }));
  const texts: (Pick<QuestionRow, 'unit'> & { readonly id: string; readonly text: string })[] = [];
  for (const [at, { unit, question }] of whole ? [] : rows.entries()) {
    if (at % PIECE === 0) {
      await nextTask();
      signal.throwIfAborted();
      onProgress(at, rows.length);
    }
    texts.push({ unit, id: question.id, text: writeQuestion(question) });
  }
  const order: PackOrder = {
    ...(whole ? {} : { parts: { manifest: writeManifest(manifest), questions: texts } }),
    sources: packages,
    progress,
  };
  const job = { kind: 'pack', name: `${manifest.id}.loopwise`, bytes: NONE, order } as const;
  const packed = await reader.read(job, { signal });
  if (packed.ok) return packed.value;
  throw new Error(packed.problems[0]?.message ?? 'The questions do not fit together.');
}

const NONE = new Uint8Array(0);

/** Questions written before the page may draw. */
const PIECE = 250;

/** The learner's progress, as far as a format can hold it. */
async function progressFor(
  format: ForeignFormat,
  services: Needs,
  ids: readonly string[],
): Promise<Pick<ExportSource, 'standing' | 'progress'>> {
  if (format === 'csv') return standingOf(services.db, ids);
  return format === 'apkg' ? { progress: await ankiProgress(services, ids) } : {};
}

/** The state of the cards, for a table. */
async function standingOf(
  db: Database,
  ids: readonly string[],
): Promise<Pick<ExportSource, 'standing'>> {
  const cards: (CardRow | undefined)[] = [];
  for (let at = 0; at < ids.length; at += PIECE) {
    await nextTask();
    cards.push(...(await db.cards.bulkGet(ids.slice(at, at + PIECE))));
  }
  return {
    standing: cards.map((card) => ({
      state: card?.memory.state ?? 'new',
      due: card?.due === undefined ? '' : new Date(card.due).toISOString(),
      stability:
        card === undefined || card.memory.state === 'new' ? '' : String(card.memory.stability),
      answers: card === undefined || card.memory.state === 'new' ? '0' : String(card.memory.reps),
      tags: card?.tags?.join(' ') ?? '',
    })),
  };
}

async function itemOf(
  { keys, engine }: Needs,
  row: QuestionRow,
  format: ForeignFormat,
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
  // Tables and paper contain no beliefs.
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
  format: ForeignFormat,
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
