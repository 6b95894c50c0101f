/** Runs the programs of an imported deck in the sandbox before anything in the deck is trusted. */
import { isRun } from '#engine/judge/answers.ts';
import type { AnswerFile, AnswerKey, Deck, Ended, PlacedQuestion } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { nextTask } from '#session/next-task.ts';
import { messageOf } from '#session/services.ts';
import { sha256 } from '#store/sha256.ts';
import { isSameRun } from './answer-keys.ts';

/** A program of the deck, with its question. */
interface Program {
  readonly questionId: string;
  readonly program: string;
}

/** A program whose output here differs from the package's. */
export interface DifferingKey extends Program {
  readonly packed: AnswerKey;
  readonly here: AnswerKey;
}

/** The limit that a program exceeded. */
export type StopReason = Extract<Ended, { readonly kind: 'limit' }>['limit'];

/** A question with a stopped program, which has no answer. */
export interface StoppedQuestion {
  readonly questionId: string;
  readonly limit: StopReason;
}

/** The results so far. */
export interface Trial {
  /** Programs run so far, and in all. */
  readonly done: number;
  readonly total: number;
  /** Of those run: how many have an output in the package. */
  readonly compared: number;
  readonly differing: readonly DifferingKey[];
  readonly stopped: readonly StoppedQuestion[];
  /** Why Python does not start; the programs are run when they are asked. */
  readonly fault?: string;
}

export interface TrialWatch {
  readonly signal: AbortSignal;
  readonly onStep: (trial: Trial) => void;
}

/** Runs a program of the deck; the second time in a fresh box if `fresh` is set. */
export type RunProgram = (program: string, fresh: boolean) => Promise<AnswerKey>;

/**
 * Runs every program of a deck, the first variants of all questions before any other. A stopped
 * program is run once more, because the machine may have been busy; if it is stopped again, its
 * question is invalid. Ends early if the signal is aborted or Python does not start.
 */
export async function tryPrograms(
  deck: Deck,
  answers: AnswerFile | undefined,
  run: RunProgram,
  { signal, onStep }: TrialWatch,
): Promise<Trial> {
  const programs = await programsOf(deck.questions);
  let trial: Trial = {
    done: 0,
    total: programs.length,
    compared: 0,
    differing: [],
    stopped: [],
  };
  onStep(trial);
  const stopped = new Set<string>();
  for (const { questionId, program } of programs) {
    if (signal.aborted) return trial;
    try {
      // The other variants of an invalid question take as long, with the same result.
      if (!stopped.has(questionId)) {
        trial = await tried(trial, { questionId, program }, answers, run);
        if (trial.stopped.at(-1)?.questionId === questionId) stopped.add(questionId);
      }
    } catch (error) {
      trial = { ...trial, fault: messageOf(error) };
    }
    if (trial.fault === undefined) trial = { ...trial, done: trial.done + 1 };
    if (!signal.aborted) onStep(trial);
    if (trial.fault !== undefined) return trial;
  }
  return trial;
}

async function tried(
  trial: Trial,
  { questionId, program }: Program,
  answers: AnswerFile | undefined,
  run: RunProgram,
): Promise<Trial> {
  const first = await run(program, false);
  const { stdout, ended, seconds } =
    first.ended.kind === 'limit' ? await run(program, true) : first;
  if (ended.kind === 'limit') {
    const stopped = { questionId, limit: ended.limit };
    return { ...trial, stopped: [...trial.stopped, stopped] };
  }
  const packed = answers?.answers[await sha256(program)];
  if (packed === undefined) return trial;
  const compared = trial.compared + 1;
  const here: AnswerKey = { stdout, ended, seconds };
  if (isSameRun(packed, here)) return { ...trial, compared };
  const differing = [...trial.differing, { questionId, program, packed, here }];
  return { ...trial, compared, differing };
}

/** Questions checked before the page may draw. */
const PIECE = 250;

/** Each program once, the first variants before the others. */
async function programsOf(questions: readonly PlacedQuestion[]): Promise<readonly Program[]> {
  const runs = questions.flatMap(({ question }) => (isRun(question) ? [question] : []));
  const first: Program[] = [];
  const others: Program[] = [];
  for (const [nth, question] of runs.entries()) {
    if (nth % PIECE === PIECE - 1) await nextTask();
    const seen = new Set<string>();
    for (let at = 0; at < variantCount(question); at += 1) {
      // The broken program of a repair may never end: the answer does not come from it.
      const { program } = variant(question, at);
      if (seen.has(program)) continue;
      seen.add(program);
      (at === 0 ? first : others).push({ questionId: question.id, program });
    }
  }
  return [...first, ...others];
}

/** The deck without the questions whose programs were stopped; their partners become single. */
export function withoutStopped(deck: Deck, { stopped }: Pick<Trial, 'stopped'>): Deck {
  if (stopped.length === 0) return deck;
  const out = new Set(stopped.map(({ questionId }) => questionId));
  const questions = deck.questions.filter(({ question }) => !out.has(question.id));
  return {
    ...deck,
    questions: questions.map((placed) => {
      const { pair, ...alone } = placed.question;
      return pair !== undefined && out.has(pair) ? { ...placed, question: alone } : placed;
    }),
  };
}

/** The package's outputs for its programs, without wrong ones. */
export async function withoutDiffering(
  file: AnswerFile,
  { differing }: Pick<Trial, 'differing'>,
): Promise<AnswerFile> {
  if (differing.length === 0) return file;
  const wrong = new Set(await Promise.all(differing.map(async ({ program }) => sha256(program))));
  const answers = Object.entries(file.answers).filter(([hash]) => !wrong.has(hash));
  return { ...file, answers: Object.fromEntries(answers) };
}
