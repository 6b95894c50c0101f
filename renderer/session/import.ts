/** From the bytes of a file to a deck in the database, with a preview in between. */
import type { DeckProgress } from '#format/deck.ts';
import type { DeckDifference } from '#format/difference.ts';
import { difference } from '#format/difference.ts';
import type { ProgressAnswer } from '#format/progress.ts';
import type { ReleaseComparison } from '#format/release.ts';
import { compareReleases } from '#format/release.ts';
import type { AnswerFile, Deck, Manifest, Problem, Question } from '#format/types.ts';
import type { Mapping, TableHead } from '#import/csv-questions.ts';
import { foreignKind } from '#import/kinds.ts';
import type { IncomingFile } from '#platform/platform.ts';
import { asWritten, getDeck, listed, putDeck, questionsOfDeck } from '#store/decks.ts';
import type { ProgressToTake } from '#store/progress.ts';
import { sha256 } from '#store/sha256.ts';
import type { Services } from './services.ts';
import { loadShipped } from './shipped-file.ts';

/**
 * Who wrote the stored deck of the same id: `nobody`: there is none; `same`: the same authors;
 * `other`: other authors, so this is no update of it.
 */
export type Replaces = 'nobody' | 'same' | 'other';

/** A valid deck that was read, and what importing it would change. */
export interface ReadDeck {
  readonly deck: Deck;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly answers: AnswerFile | undefined;
  readonly difference: DeckDifference;
  /** The stored deck of the same id. */
  readonly installed: Manifest | undefined;
  readonly replaces: Replaces;
  /** What the update does to a learner's progress in the stored deck; undefined if it is new. */
  readonly comparison: ReleaseComparison | undefined;
  /** The stored questions as their author wrote them, by id. */
  readonly before: ReadonlyMap<string, Question>;
  /** The learner's own versions of questions that the author changed or removed, by id. */
  readonly mine: ReadonlyMap<string, Question>;
  /** The answers that come with it. */
  readonly progress: readonly ProgressAnswer[] | undefined;
  /** What was left out of the package, in sentences. */
  readonly notes: readonly string[];
}

export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadDeck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type File = Pick<IncomingFile, 'name'> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The meanings of a table's columns, if chosen by hand. */
  readonly mapping?: Mapping | undefined;
};

/** The preview of a table; undefined for a file that is none, or cannot be read. */
export async function readHead(
  { reader }: Pick<Services, 'reader'>,
  { name, bytes, mapping }: File,
  signal: AbortSignal,
): Promise<TableHead | undefined> {
  if (foreignKind(name) !== 'csv') return undefined;
  const read = await reader.read({ kind: 'table', name, bytes, mapping }, { signal });
  return read.ok ? read.value : undefined;
}

/** Reads a deck and compares it with the stored one. Changes nothing. */
export async function readDeck(
  { db, reader, fetchAsset }: Pick<Services, 'db' | 'reader' | 'fetchAsset'>,
  { name, bytes, mapping }: File,
  onProgress: (progress: DeckProgress) => void,
  signal?: AbortSignal,
): Promise<ReadOutcome> {
  const read = await reader.read({ kind: 'deck', name, bytes, mapping }, { onProgress, signal });
  if (!read.ok) return read;
  const { deck, answers, progress, notes } = read.value;
  const packed = read.value.bytes ?? bytes;
  const shipped = await loadShipped(fetchAsset);
  if (deck.manifest.id === shipped.id && (await sha256(bytes)) !== shipped.sha256) {
    return { ok: false, problems: [RESERVED(deck.manifest.id)] };
  }
  const before = await questionsOfDeck(db, deck.manifest.id);
  const installed = (await getDeck(db, deck.manifest.id))?.manifest;
  const written = before.map(asWritten);
  const changes = difference(listed(before), listed(deck.questions));
  const touched = new Set([...changes.changed, ...changes.removed]);
  const value: ReadDeck = {
    deck,
    bytes: packed,
    answers,
    progress,
    notes,
    difference: changes,
    comparison:
      installed === undefined
        ? undefined
        : compareReleases({ manifest: installed, questions: written }, deck),
    before: new Map(written.map(({ question }) => [question.id, question])),
    mine: new Map(
      before.flatMap(({ question, theirs }) =>
        theirs !== undefined && touched.has(question.id) ? [[question.id, question]] : [],
      ),
    ),
    installed,
    replaces: replaces(deck.manifest, installed),
  };
  return { ok: true, value };
}

const RESERVED = (id: string): Problem => ({
  file: 'deck.yaml',
  line: 1,
  message: `The id ${id} belongs to the deck that comes with Loopwise, and only Loopwise updates that deck.`,
  remedy: 'Give this deck an id of its own in deck.yaml, then import it again.',
});

function replaces(deck: Manifest, installed: Manifest | undefined): Replaces {
  if (installed === undefined) return 'nobody';
  const authorsOf = ({ authors }: Manifest): string => authors.toSorted().join('\n');
  return authorsOf(deck) === authorsOf(installed) ? 'same' : 'other';
}

/** What is stored. */
export interface DeckToTake extends Pick<ReadDeck, 'deck' | 'bytes' | 'answers'> {
  /** Whether it was written here. */
  readonly own?: boolean;
  /** Answers to import with it, for questions that have none here. */
  readonly withProgress?: ProgressToTake | undefined;
  /** What the learner chose for single questions. */
  readonly chosen?: Choices;
}

/** What the learner chooses for single questions of an update, by id. */
export interface Choices {
  /** Questions of which the author's version replaces the learner's own. */
  readonly theirs: ReadonlySet<string>;
  /** Questions that start from zero, because they are others than before. */
  readonly anew: ReadonlySet<string>;
}

/** Stores a deck that was read, or written here; all of it or nothing. */
export async function takeDeck(
  { db, keys, now }: Pick<Services, 'db' | 'keys' | 'now'>,
  { deck, bytes, answers, own = false, withProgress, chosen }: DeckToTake,
): Promise<DeckDifference> {
  // Before the deck: a failure must not leave half of an import behind.
  if (answers !== undefined) await keys.remember(deck.manifest.id, answers);
  return putDeck(db, {
    deck,
    bytes,
    at: now(),
    own,
    ahead: true,
    ...chosen,
    ...(withProgress && { progress: withProgress }),
  });
}
