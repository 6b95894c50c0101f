/** A deck that is written here: opened as a folder, and stored as a package. */
import { withModelOutputs } from '#engine/judge/model-answers.ts';
import type { JudgedDeck } from '#engine/judge/judge-deck.ts';
import type { Folder } from '#format/deck-folder.ts';
import { withManifest, withoutEmptyUnits } from '#format/deck-folder.ts';
import { MANIFEST_FILE, parseManifest } from '#format/manifest.ts';
import { readPackage, writePackage } from '#format/package.ts';
import type { AnswerFile, Manifest, PlacedQuestion, Problem } from '#format/types.ts';
import { takeDeck } from '#session/import.ts';
import { ownAnswers } from '#session/own-answers.ts';
import type { Services } from '#session/services.ts';
import { getDeck, getPackage } from '#store/decks.ts';

export interface OpenedDeck {
  readonly manifest: Manifest;
  readonly folder: Folder;
  readonly questions: readonly PlacedQuestion[];
  readonly answers: AnswerFile | undefined;
  /** Whether it is in the library yet. */
  readonly saved: boolean;
  /** The folder as its author wrote it, if the deck is somebody else's. */
  readonly theirs?: Folder;
}

/** A deck without questions, which is added to the library with its first one. */
export function unsavedDeck(manifest: Manifest): OpenedDeck {
  return { manifest, folder: new Map(), questions: [], answers: undefined, saved: false };
}

/** Opens a deck of the library. Rejects with a message on failure. */
export async function openDeck(
  { db, reader }: Pick<Services, 'db' | 'reader'>,
  deckId: string,
): Promise<OpenedDeck> {
  const [row, bytes] = await Promise.all([getDeck(db, deckId), getPackage(db, deckId)]);
  if (row === undefined || bytes === undefined) throw new Error('The deck is gone.');
  const name = `${deckId}.loopwise`;
  const unpacked = readPackage(bytes, name);
  const read = await reader.read({ kind: 'deck', name, bytes });
  if (!unpacked.ok || !read.ok) {
    throw new Error('The deck’s package is damaged. Import the deck again to write on.');
  }
  const { deck, answers } = read.value;
  const { files } = unpacked.value;
  return {
    manifest: deck.manifest,
    folder: files,
    questions: deck.questions,
    answers,
    saved: true,
  };
}

export type Stored =
  | { readonly ok: true; readonly value: OpenedDeck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Stores a changed folder in the library: all of it or nothing, keeping the progress. Units without
 * a question are left out. Problems are those that `check` finds in the folder as a whole.
 *
 * @param judged the results for the changed question, for the package's answers.
 */
export async function storeDeck(
  services: Pick<Services, 'db' | 'reader' | 'keys' | 'engine' | 'now'>,
  opened: OpenedDeck,
  changed: { readonly folder: Folder; readonly manifest: Manifest; readonly judged?: JudgedDeck },
): Promise<Stored> {
  const manifest = withoutEmptyUnits(changed.manifest, changed.folder);
  const given = parseManifest(changed.folder.get(MANIFEST_FILE) ?? '');
  const stands = given.ok && JSON.stringify(given.value) === JSON.stringify(manifest);
  // The file as written by hand keeps its comments.
  const folder = stands ? changed.folder : withManifest(changed.folder, manifest);
  const answers = answersWith(services.engine.identity.id, opened.answers, changed.judged);
  const name = `${manifest.id}.loopwise`;
  const bare = new Uint8Array(writePackage({ files: folder }));
  const read = await services.reader.read({ kind: 'deck', name, bytes: bare });
  if (!read.ok) return read;
  const { deck } = read.value;
  const own = await ownAnswers(deck, answers);
  const bytes = new Uint8Array(writePackage({ files: folder, answers: own }));
  await takeDeck(services, { deck, bytes, answers: own, own: true });
  return {
    ok: true,
    value: { manifest, folder, questions: deck.questions, answers: own, saved: true },
  };
}

/** The known outputs of the deck's programs, from the present engine. */
function answersWith(
  engine: string,
  before: AnswerFile | undefined,
  judged: JudgedDeck | undefined,
): AnswerFile {
  const known = before?.engine === engine ? before.answers : {};
  const found =
    judged === undefined ? {} : withModelOutputs(judged.answers.answers, judged.modelled);
  return { format: 2, engine, answers: { ...known, ...found } };
}
