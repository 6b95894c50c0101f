/** Writes the package of an export, in the worker: zipping thousands of questions takes seconds. */
import { withQuestions } from '#format/deck-folder.ts';
import type { QuestionToPut } from '#format/deck-folder.ts';
import { MANIFEST_FILE } from '#format/manifest.ts';
import { readPackage, writePackage } from '#format/package.ts';
import type { DeckPackage } from '#format/package.ts';
import { failure } from '#format/problems.ts';
import type { DeckProgress } from '#format/deck.ts';
import { parseDeckSteps } from '#format/deck.ts';
import type { ProgressAnswer } from '#format/progress.ts';
import type { AnswerFile, Result } from '#format/types.ts';
import { ownAnswers } from '#session/own-answers.ts';
import { sha256 } from '#store/sha256.ts';

/** What to pack. */
export interface PackOrder {
  /** The text of the manifest and the questions of a new deck; absent for the deck as it is. */
  readonly parts?: {
    readonly manifest: string;
    readonly questions: readonly Pick<QuestionToPut, 'unit' | 'id' | 'text'>[];
  };
  /** The packages that the questions come from, which hold their answers. */
  readonly sources: readonly Uint8Array<ArrayBuffer>[];
  readonly progress: readonly ProgressAnswer[] | undefined;
}

/** Packs a deck; `onStep` is called after each question. A problem is one of the new deck, or of a damaged source. */
export async function pack(
  { parts, sources, progress }: PackOrder,
  onStep: (progress: DeckProgress) => void = () => undefined,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const opened: DeckPackage[] = [];
  for (const source of sources) {
    const read = readPackage(source);
    if (!read.ok) return DAMAGED;
    opened.push(read.value);
  }
  const [first] = opened;
  if (parts === undefined) {
    if (first === undefined) return DAMAGED;
    const { files, answers } = first;
    return { ok: true, value: new Uint8Array(writePackage({ files, answers, progress })) };
  }
  const files = withQuestions(new Map([[MANIFEST_FILE, parts.manifest]]), parts.questions);
  const steps = parseDeckSteps(files, sha256);
  let step = await steps.next();
  while (step.done !== true) {
    onStep(step.value);
    step = await steps.next();
  }
  const read = step.value;
  if (!read.ok) return read;
  const own = await Promise.all(
    opened.flatMap(({ answers }) => (answers ? [ownAnswers(read.value, answers)] : [])),
  );
  const answers = merged(own);
  return { ok: true, value: new Uint8Array(writePackage({ files, answers, progress })) };
}

const DAMAGED = failure(
  'package',
  'The deck’s package is damaged. Import the deck again.',
  'Import the deck again.',
);

/** The answers of several packages that come from the engine of the first. */
function merged([first, ...others]: readonly AnswerFile[]): AnswerFile | undefined {
  if (first === undefined) return undefined;
  const same = others.filter(({ engine }) => engine === first.engine);
  const answers: Record<string, AnswerFile['answers'][string]> = Object.assign(
    {},
    first.answers,
    ...same.map((one) => one.answers),
  );
  return { ...first, answers };
}
