/**
 * A deck as an Anki package of the oldest kind, which every version of Anki reads: a zip with an SQLite
 * file of schema 11. It follows the format that Anki writes, without any of its code.
 */
import { strToU8, zipSync } from 'fflate';
import type { Question } from '#format/types.ts';
import { writeManifest } from '#format/write-manifest.ts';
import { writeQuestion } from '#format/write-question.ts';
import { ankiModel, ANKI_MODEL_ID, ankiConfig, ankiDeck } from './anki-tables.ts';
import { cardColumns, dayOfExport, logColumns, memoryData, newColumns } from './anki-schedule.ts';
import { escapeMarkup, lineHtml, plainHtml, programHtml, proseHtml } from './markup.ts';
import { outputHtml } from './quiz.ts';
import type { ExportItem, ExportSource } from './source.ts';
import { endingWords } from './source.ts';
import type { SqlJs } from './sqlite.ts';

export interface AnkiOptions {
  readonly sql: SqlJs;
  /** Hex digests of a text's UTF-8 bytes. */
  readonly sha1: (text: string) => string | Promise<string>;
  readonly sha256: (text: string) => string | Promise<string>;
  /** Milliseconds since the epoch: Anki uses it to tell whether a note is newer. */
  readonly at: number;
}

/** In seconds. */
const DAY = 24 * 60 * 60;

/** The earliest time a zip can store: the same content gives the same bytes. */
const EARLIEST = new Date(1980, 0, 1);

/** The bytes of an `.apkg`. A note keeps its guid as long as deck and question keep their ids. */
export async function ankiPackage(
  { manifest, items, progress = [] }: ExportSource,
  { sql, sha1, sha256, at }: AnkiOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const seconds = Math.floor(at / 1000);
  const today = dayOfExport(progress);
  const logged = new Set<number>();
  const units = manifest.units.filter(({ id }) => items.some(({ placed }) => placed.unit === id));
  const parent = await numberOf(manifest.id, sha256);
  const decks = [
    ankiDeck(parent, manifest.title, manifest.about, seconds),
    ...(await Promise.all(
      units.map(async ({ id, title }) =>
        ankiDeck(
          await numberOf(`${manifest.id}/${id}`, sha256),
          // Two colons separate a deck from its parent.
          `${manifest.title}::${title.replaceAll('::', ':').replaceAll('`', '')}`,
          '',
          seconds,
        ),
      ),
    )),
  ];
  const db = new sql.Database();
  try {
    db.run(TABLES);
    db.run('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
      // The day on which the collection begins; due dates of reviews are counted from it.
      seconds - today * DAY,
      at,
      at,
      ...ankiConfig(decks, ankiModel(seconds)),
    ]);
    for (const [index, item] of items.entries()) {
      const deckOfUnit = await numberOf(`${manifest.id}/${item.placed.unit}`, sha256);
      const fields = fieldsOf(item);
      const [first] = fields;
      const guid = await guidOf(`${manifest.id}/${item.question.id}`, sha256);
      const id = at + index;
      const sum = Number.parseInt((await sha1(stripped(first))).slice(0, 8), 16);
      const tags = ` ${tagsOf(item).join(' ')} `;
      db.run('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ?)', [
        id,
        guid,
        ANKI_MODEL_ID,
        seconds,
        tags,
        fields.join('\u001F'),
        stripped(first),
        sum,
        '',
      ]);
      const known = progress[index] ?? null;
      const scheduled = known === null ? newColumns(index + 1) : cardColumns(known, today);
      const data = known === null ? '' : memoryData(known);
      db.run('INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)', [
        id,
        id,
        deckOfUnit,
        seconds,
        ...scheduled,
        data,
      ]);
      for (const [reviewId, ...review] of known === null ? [] : logColumns(known, logged)) {
        db.run('INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)', [reviewId, id, ...review]);
      }
    }
    const collection = db.export();
    return zipSync(
      {
        'collection.anki2': [collection, { mtime: EARLIEST }],
        'media': [strToU8('{}'), { mtime: EARLIEST }],
        // Anki ignores it; Loopwise uses it to restore the deck.
        'deck.yaml': [strToU8(writeManifest(manifest)), { mtime: EARLIEST }],
      },
      { level: 6 },
    );
  } finally {
    db.close();
  }
}

/** The fields of a note: front, back, and the question's file, so that it can be imported unchanged. */
function fieldsOf(item: ExportItem): readonly [front: string, back: string, file: string] {
  const { question, placed } = item;
  return [front(question, item), back(item), escapeMarkup(writeQuestion(placed.question))];
}

function front(question: Question, { key }: ExportItem): string {
  const shown = question.kind === 'repair' ? question.broken : question.program;
  const program = shown === '' ? '' : `<pre class="code">${programHtml(shown)}</pre>`;
  const choices =
    question.kind === 'choice'
      ? `<ul>${question.choices.map(({ text }) => `<li>${lineHtml(text)}</li>`).join('')}</ul>`
      : '';
  const wanted =
    question.kind === 'repair' ? `<p>It should print:</p>${outputHtml(key?.stdout ?? '')}` : '';
  return `${proseHtml(question.prompt)}${program}${choices}${wanted}`;
}

/** How many beliefs the back of a card lists. */
const MOST_BELIEFS = 5;

function back({ question, key, believed }: ExportItem): string {
  const parts: string[] = [];
  if (question.kind === 'choice') {
    const items = question.choices.map(
      ({ correct, text, why }) =>
        `<li>${correct ? '✓' : '✗'} ${lineHtml(text)}${proseHtml(why)}</li>`,
    );
    parts.push(`<ul>${items.join('')}</ul>`);
  } else if (question.kind === 'repair') {
    parts.push(`<pre class="code">${programHtml(question.program)}</pre>`);
  }
  if (key !== undefined && question.kind !== 'repair' && question.kind !== 'about') {
    const words = endingWords(key.ended);
    parts.push(outputHtml(key.stdout), words === '' ? '' : `<p>${escapeMarkup(words)}</p>`);
  }
  parts.push(proseHtml(question.why));
  const beliefs = believed
    .slice(0, MOST_BELIEFS)
    .map(
      ({ stdout, statement, note, teaching }) =>
        `<details><summary>If this were so: ${plainHtml(statement)}</summary>${outputHtml(stdout)}` +
        `${note === '' ? `<p>${plainHtml(teaching)}</p>` : proseHtml(note)}</details>`,
    );
  return parts.join('') + beliefs.join('');
}

function tagsOf({ question, placed }: ExportItem): readonly string[] {
  return [
    'loopwise',
    `unit::${placed.unit}`,
    `concept::${question.concept}`,
    `level::${question.level}`,
    question.tier,
  ];
}

/** The first field as Anki compares it: without its tags. */
function stripped(html: string): string {
  return html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

async function guidOf(text: string, sha256: AnkiOptions['sha256']): Promise<string> {
  return (await sha256(`loopwise ${text}`)).slice(0, 20);
}

/** An id for a text, the same in every export: below 2^53, and far from today's milliseconds. */
async function numberOf(text: string, sha256: AnkiOptions['sha256']): Promise<number> {
  return 4e12 + Number.parseInt((await sha256(`loopwise deck ${text}`)).slice(0, 10), 16);
}

const TABLES = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;
