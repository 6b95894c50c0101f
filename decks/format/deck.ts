import { conceptProblems } from './concepts.ts';
import { LIMITS } from './limits.ts';
import { locateManifest, type LocatedManifest, MANIFEST_FILE } from './manifest.ts';
import { pairProblems, pairedUp } from './pairs.ts';
import { type ProblemList, failure, problemList } from './problems.ts';
import { locateQuestion } from './question.ts';
import { suggester } from './suggest.ts';
import { inBytes, normaliseText, quoted, utf8Length } from './text.ts';
import type { Deck, PlacedQuestion, Problem, Result } from './types.ts';

/** The files of a deck: path inside it (forward slashes) to text. */
export type DeckFiles = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/** SHA-256 of a text's UTF-8 bytes in lower-case hex; a parameter, because Node and browsers differ. */
export type Sha256 = (text: string) => string | Promise<string>;

/** Progress of reading a deck, in question files. */
export interface DeckProgress {
  readonly done: number;
  readonly total: number;
}

/** Reads a whole deck; a failure contains the problems of all its files, up to `LIMITS.problems`. */
export async function parseDeck(files: DeckFiles, sha256: Sha256): Promise<Result<Deck>> {
  const steps = parseDeckSteps(files, sha256);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}

/**
 * Reads a deck question by question: each step reports the progress, so that a caller can draw a frame,
 * or stop, between two of them. The generator's return value is the result.
 */
export async function* parseDeckSteps(
  files: DeckFiles,
  sha256: Sha256,
): AsyncGenerator<DeckProgress, Result<Deck>, undefined> {
  const entries = entriesOf(files);
  const manifestText = entries.get(MANIFEST_FILE);
  if (manifestText === undefined) return noManifest(entries);
  const size = sizeProblem(entries);
  if (size !== undefined) return size;
  const located = locateManifest(manifestText);
  // Without the units nothing can be said about the folders.
  if (!located.ok) return located;
  const problems = problemList();
  const placed = placeFiles([...entries.keys()], located.value, problems);
  if (placed.length > LIMITS.questions) {
    return failure(
      MANIFEST_FILE,
      `The deck has ${placed.length} questions, and ${LIMITS.questions} is the most.`,
      'Divide it into several decks.',
    );
  }
  const questions: Omit<PlacedQuestion, 'hash'>[] = [];
  // Computed in parallel with reading: awaiting each in turn takes as long as reading itself.
  const hashes: Promise<string>[] = [];
  const firstPlaces = new Map<string, string>();
  const pairLines = new Map<string, number>();
  const conceptLines = new Map<string, number>();
  yield { done: 0, total: placed.length };
  for (const [position, { file, unit }] of placed.entries()) {
    const text = entries.get(file) ?? '';
    const result = locateQuestion(file, text);
    if (result.ok) {
      const { question, lines } = result.value;
      const first = firstPlaces.get(question.id);
      if (first === undefined) {
        firstPlaces.set(question.id, `${file}, line ${lines.id}`);
        hashes.push(Promise.resolve(sha256(normaliseText(text))));
        questions.push({ question, unit, file, position });
        pairLines.set(question.id, lines.pair);
        conceptLines.set(question.id, lines.concept);
      } else {
        problems.add({
          file,
          line: lines.id,
          message: `The id \`${question.id}\` is taken by the question in ${first}.`,
          remedy:
            'Give one of the two another id, preferably the newer one: progress is stored by id.',
        });
      }
    } else {
      problems.addAll(result.problems);
    }
    yield { done: position + 1, total: placed.length };
  }
  // A file that could not be read may be another's partner, so pairs are only checked without problems.
  if (problems.isEmpty()) problems.addAll(pairProblems(questions, pairLines));
  problems.addAll(conceptProblems(questions, located.value.manifest, conceptLines));
  if (!problems.isEmpty()) return { ok: false, problems: problems.all() };
  const known = await Promise.all(hashes);
  return {
    ok: true,
    value: {
      manifest: located.value.manifest,
      questions: pairedUp(questions).map((placed, at) => ({ ...placed, hash: known[at] ?? '' })),
    },
  };
}

function entriesOf(files: DeckFiles): ReadonlyMap<string, string> {
  return files instanceof Map ? files : new Map(Object.entries(files));
}

function noManifest(entries: ReadonlyMap<string, string>): Result<Deck> {
  const near = [...entries.keys()].find((path) => /(?:^|\/)deck\.ya?ml$/iu.test(path));
  return failure(
    near ?? MANIFEST_FILE,
    `There is no \`${MANIFEST_FILE}\` at the top of the deck.`,
    near === undefined
      ? `Open the folder that holds \`${MANIFEST_FILE}\`, or begin one with \`npm run loopwise -- new DIR\`.`
      : `Move or rename \`${near}\` to \`${MANIFEST_FILE}\`.`,
  );
}

function sizeProblem(entries: ReadonlyMap<string, string>): Result<Deck> | undefined {
  let bytes = 0;
  for (const text of entries.values()) {
    bytes += utf8Length(text);
    if (bytes > LIMITS.deckBytes) {
      return failure(
        MANIFEST_FILE,
        `The files of the deck are larger than ${inBytes(LIMITS.deckBytes)} together.`,
        'Divide it into several decks.',
      );
    }
  }
  return undefined;
}

interface PlacedFile {
  readonly file: string;
  readonly unit: string;
}

/** The question files in the order they are asked; misplaced files and folders are reported. */
function placeFiles(
  paths: readonly string[],
  { manifest, unitLines }: LocatedManifest,
  problems: ProblemList,
): readonly PlacedFile[] {
  const byUnit = new Map(manifest.units.map((unit) => [unit.id, new Array<string>()]));
  const strangers = new Map<string, string>();
  for (const path of paths.toSorted()) {
    if (!isMarkdown(path)) continue;
    const [folder = '', name, ...deeper] = path.split('/');
    const files = byUnit.get(folder);
    if (name === undefined) {
      problems.add(stray(path, 'is not in a unit', 'Move it into the folder of a unit'));
    } else if (files === undefined) {
      if (!strangers.has(folder)) strangers.set(folder, path);
    } else if (deeper.length > 0) {
      problems.add(
        stray(path, `is in a subfolder of \`${folder}\``, `Move it up into \`${folder}\``),
      );
    } else if (path.endsWith('.md')) {
      files.push(path);
    } else {
      problems.add(stray(path, 'does not end in `.md`', 'Rename it to `.md`'));
    }
  }
  const ids = manifest.units.map((unit) => unit.id);
  const suggest = suggester(ids);
  for (const [folder, path] of strangers) {
    const near = suggest(folder);
    problems.add({
      file: path,
      line: 1,
      message: `The folder ${quoted(folder)} is not a unit of the deck.`,
      remedy:
        near === undefined
          ? `Add it to \`units\` in ${MANIFEST_FILE}, or take it out of the deck.`
          : `Did you mean the unit \`${near}\`? Rename the folder, or add it to \`units\` in ${MANIFEST_FILE}.`,
    });
  }
  for (const [index, id] of ids.entries()) {
    if (byUnit.get(id)?.length !== 0) continue;
    problems.add({
      file: MANIFEST_FILE,
      line: unitLines[index] ?? 1,
      message: `The unit \`${id}\` has no question.`,
      remedy: `Put a question into the folder \`${id}\`, or delete the unit.`,
    });
  }
  return [...byUnit].flatMap(([unit, files]) => files.map((file) => ({ file, unit })));
}

/** Whether a file is a question, rather than a README or a hidden file. */
function isMarkdown(path: string): boolean {
  return (
    /\.(?:md|markdown)$/iu.test(path) &&
    !/(?:^|\/)README\.\w+$/iu.test(path) &&
    !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
  );
}

function stray(file: string, what: string, remedy: string): Problem {
  return {
    file,
    line: 1,
    message: `This Markdown file ${what}, so it is not a question.`,
    remedy: `${remedy}, or name it README.md if it describes the deck.`,
  };
}
