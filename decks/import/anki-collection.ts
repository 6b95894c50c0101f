/** Reads Anki's SQLite file, schema 11 or 18. Pure, except for the SQLite that is passed in. */
import { z } from '#format/zod.ts';
import type { SqlDatabase, SqlJs, SqlValue } from '../export/sqlite.ts';

export interface AnkiNote {
  readonly id: number;
  readonly tags: readonly string[];
  readonly fields: readonly string[];
  readonly noteType: number;
  /** The name of the deck of its first card; empty if it has none. */
  readonly deck: string;
}

export interface AnkiNoteType {
  readonly name: string;
  readonly fields: readonly string[];
  readonly cloze: boolean;
}

export interface AnkiCollection {
  readonly notes: readonly AnkiNote[];
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>;
}

/** Notes of one package; a deck of questions has fewer. */
const MOST_NOTES = 100_000;

/** Reads a collection, or says why it cannot be read. */
export function readCollection(
  sql: SqlJs,
  bytes: Uint8Array,
): AnkiCollection | { readonly message: string } {
  let db: SqlDatabase | undefined;
  try {
    db = new sql.Database(bytes);
    // Plain SQLite lacks the collation of schema 18.
    db.run(
      "PRAGMA trusted_schema=OFF; PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql=replace(sql,'COLLATE unicase','COLLATE NOCASE'); PRAGMA writable_schema=RESET",
    );
    const tables = plainTables(db);
    if (!tables.has('notes') || !tables.has('cards')) {
      return { message: 'The collection has no notes and cards as Anki keeps them.' };
    }
    const [noteTypes, deckNames] = tables.has('notetypes')
      ? [noteTypesOf18(db), deckNamesOf18(db)]
      : [noteTypesOf11(db), deckNamesOf11(db)];
    const notes = notesOf(db, deckNames);
    if (notes === undefined) {
      return { message: `The collection has more than ${MOST_NOTES} notes.` };
    }
    return { notes, noteTypes };
  } catch {
    // SQLite's own message means nothing to somebody who exported from Anki.
    return { message: 'The collection is damaged, or not an Anki collection.' };
  } finally {
    db?.close();
  }
}

/** The real tables: a view could compute for ever. */
function plainTables(db: SqlDatabase): ReadonlySet<string> {
  const names = rowsOf(
    db,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND sql NOT LIKE '%GENERATED ALWAYS%'",
  );
  return new Set(names.map(([name]) => String(name)));
}

function notesOf(
  db: SqlDatabase,
  deckNames: ReadonlyMap<string, string>,
): readonly AnkiNote[] | undefined {
  const deckOf = new Map<string, string>();
  for (const [note, deck] of rowsOf(db, 'SELECT nid, did FROM cards ORDER BY ord, id')) {
    if (!deckOf.has(String(note))) deckOf.set(String(note), deckNames.get(String(deck)) ?? '');
  }
  const rows = rowsOf(
    db,
    `SELECT id, mid, tags, flds FROM notes ORDER BY id LIMIT ${MOST_NOTES + 1}`,
  );
  if (rows.length > MOST_NOTES) return undefined;
  return rows.map(([id, type, tags, fields]) => ({
    id: Number(id),
    noteType: Number(type),
    tags: String(tags ?? '')
      .split(/\s+/u)
      .filter((tag) => tag !== ''),
    fields: String(fields ?? '').split('\u001F'),
    deck: deckOf.get(String(id)) ?? '',
  }));
}

const oldNoteTypes = z.record(
  z.string(),
  z.object({
    name: z.string(),
    type: z.number().default(0),
    flds: z.array(z.object({ name: z.string(), ord: z.number().optional() })),
  }),
);

function noteTypesOf11(db: SqlDatabase): ReadonlyMap<number, AnkiNoteType> {
  const models = oldNoteTypes.parse(
    JSON.parse(String(rowsOf(db, 'SELECT models FROM col')[0]?.[0])),
  );
  return new Map(
    Object.entries(models).map(([id, { name, type, flds }]) => [
      Number(id),
      {
        name,
        cloze: type === 1,
        fields: flds.toSorted((a, b) => (a.ord ?? 0) - (b.ord ?? 0)).map((field) => field.name),
      },
    ]),
  );
}

function deckNamesOf11(db: SqlDatabase): ReadonlyMap<string, string> {
  const decks = z
    .record(z.string(), z.object({ name: z.string() }))
    .parse(JSON.parse(String(rowsOf(db, 'SELECT decks FROM col')[0]?.[0])));
  return new Map(Object.entries(decks).map(([id, { name }]) => [id, name]));
}

function noteTypesOf18(db: SqlDatabase): ReadonlyMap<number, AnkiNoteType> {
  const fields = new Map<string, string[]>();
  for (const [type, name] of rowsOf(db, 'SELECT ntid, name FROM fields ORDER BY ntid, ord')) {
    const names = fields.get(String(type)) ?? [];
    names.push(String(name));
    fields.set(String(type), names);
  }
  return new Map(
    rowsOf(db, 'SELECT id, name, config FROM notetypes').map(([id, name, config]) => [
      Number(id),
      {
        name: String(name),
        fields: fields.get(String(id)) ?? [],
        cloze: isCloze(config),
      },
    ]),
  );
}

/** Protobuf: field 1 of a note type's configuration, which comes first, is its kind, and 1 is cloze. */
function isCloze(config: SqlValue | undefined): boolean {
  return config instanceof Uint8Array && config[0] === 0x08 && config[1] === 1;
}

function deckNamesOf18(db: SqlDatabase): ReadonlyMap<string, string> {
  return new Map(
    rowsOf(db, 'SELECT id, name FROM decks').map(([id, name]) => [
      String(id),
      String(name).replaceAll('\u001F', '::'),
    ]),
  );
}

function rowsOf(db: SqlDatabase, query: string): readonly (readonly SqlValue[])[] {
  const statement = db.prepare(query);
  const rows: SqlValue[][] = [];
  try {
    while (statement.step()) rows.push(statement.get());
  } finally {
    statement.free();
  }
  return rows;
}
