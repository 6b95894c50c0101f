/** The problems and notes of a deck, or a part of one, found by running its programs. */
import type { QuestionLines } from '#format/question.ts';
import { locateQuestion } from '#format/question.ts';
import type { Sha256 } from '#format/deck.ts';
import type { AnswerKey, Deck, PlacedQuestion, Problem } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Engine } from '../box/engine.ts';
import type { Model } from '../models/models.ts';
import type { EngineIdentity } from '../types.ts';
import type { Answers, Fault, JudgedCache } from './answers.ts';
import { computeAnswers } from './answers.ts';
import { withoutModelsAtFirst } from './first-variant.ts';
import { freshFaults } from './fresh-faults.ts';
import { linesText } from './lines-text.ts';
import type { ModelCache, ModelledQuestion } from './model-answers.ts';
import { runDeckUnderModels } from './model-answers.ts';
import type { NoteFault } from './model-notes.ts';
import { noteFaults } from './model-notes.ts';
import { nearDuplicates } from './near-duplicates.ts';
import type { WrongAnswerFault } from './wrong-answers.ts';
import { wrongAnswerFaults } from './wrong-answers.ts';

/** A deck, or a part of one, with the source texts. */
export interface DeckToJudge {
  readonly deck: Deck;
  /** Path inside the deck to text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Called as questions are finished. */
export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/** What `judgeDeck` needs besides the deck. */
export interface JudgeTools {
  readonly engine: Pick<Engine, 'run' | 'runAll'>;
  readonly identity: EngineIdentity;
  readonly models: readonly Model[];
  readonly sha256: Sha256;
  readonly judged: JudgedCache;
  readonly modelRuns: ModelCache;
  /** Repeats the runs behind the answer keys, in parallel with the models. */
  readonly second?: (answers: Answers) => Promise<readonly Fault[]>;
  readonly progress?: (what: string, total: number) => Progress;
}

export interface JudgedDeck {
  readonly answers: Answers;
  readonly modelled: readonly ModelledQuestion[];
  /** What has to be fixed. */
  readonly problems: readonly Problem[];
  /** What may stay as it is. */
  readonly notes: readonly Problem[];
  /** How many questions had another result in the second run. */
  readonly doubts: number;
}

/** Runs a deck and judges it. Rejects if Python does not start. */
export async function judgeDeck(
  { deck, files }: DeckToJudge,
  { engine, identity, models, sha256, judged, modelRuns, second, progress }: JudgeTools,
): Promise<JudgedDeck> {
  const count = deck.questions.length;
  const running = progress?.('questions run', count);
  const answers = await computeAnswers(deck, engine, identity, sha256, judged, running?.step);
  running?.end();
  const { answers: keys } = answers;
  const believing = progress?.('questions run under the models', count);
  const [modelled, doubts = []] = await Promise.all([
    runDeckUnderModels(deck, {
      engine,
      models,
      answers: keys,
      sha256,
      cache: modelRuns,
      ...(believing && { onDone: believing.step }),
    }),
    second?.(answers),
  ]);
  believing?.end();
  const keyOf = await keysByProgram(modelled, keys, sha256);
  const ofWrong = wrongAnswerFaults(modelled, (program) => keyOf.get(program));
  const [said = [], notWrong = []] = [true, false].map((note) =>
    ofWrong.filter((fault) => fault.note === note),
  );
  return {
    answers: { ...answers, faults: [...answers.faults, ...doubts] },
    modelled,
    doubts: doubts.length,
    problems: [
      ...[...answers.faults, ...doubts].map((fault) => problemOf(fault, files)),
      ...noteFaults(modelled, models).map((fault) => problemOfNote(fault, files)),
      ...notWrong.map((fault) => problemOfWrong(fault, files)),
      ...freshFaults(modelled, models).map((fault) =>
        problemAt(fault.placed, files, ({ fresh }) => fresh, fault),
      ),
      ...withoutModelsAtFirst(modelled).map((placed) =>
        problemAt(placed, files, ({ vary }) => vary, FIRST),
      ),
      ...nearDuplicates(deck.questions).map(({ placed, like }) =>
        problemAt(placed, files, ({ program }) => program, likeAnother(like)),
      ),
    ],
    notes: [
      ...answers.notes.map((fault) => problemOf(fault, files)),
      ...said.map((fault) => problemOfWrong(fault, files)),
    ],
  };
}

/** The answer keys, by program, of questions with wrong answers given by their author. */
async function keysByProgram(
  modelled: readonly ModelledQuestion[],
  keys: Readonly<Record<string, AnswerKey>>,
  sha256: Sha256,
): Promise<ReadonlyMap<string, AnswerKey>> {
  const found = new Map<string, AnswerKey>();
  for (const { question } of modelled) {
    if (question.wrong === undefined) continue;
    for (let at = 0; at < variantCount(question); at += 1) {
      const { program } = variant(question, at);
      const key = keys[await sha256(program)];
      if (key !== undefined) found.set(program, key);
    }
  }
  return found;
}

const FIRST = {
  message: 'No wrong belief shows in the first variant, though some do in others.',
  remedy: 'Put first the values with which a wrong belief prints something else.',
};

/** The message for a question that is like another. */
export function likeAnother({
  file,
  question,
}: PlacedQuestion): Pick<Problem, 'message' | 'remedy'> {
  return {
    message: `The program differs from that of \`${question.id}\` (${file}) in names and numbers only.`,
    remedy:
      'Make it another program, make it a variant of the other, or name the two as a pair if that difference is the point.',
  };
}

/** A problem at the line of its file that `lineOf` picks, or at the first line. */
export function problemAt(
  { file }: PlacedQuestion,
  files: ReadonlyMap<string, string>,
  lineOf: (lines: QuestionLines) => number | undefined,
  { message, remedy }: Pick<Problem, 'message' | 'remedy'>,
): Problem {
  const located = locateQuestion(file, files.get(file) ?? '');
  const line = (located.ok ? lineOf(located.value.lines) : undefined) ?? 1;
  return { file, line, message, remedy };
}

function problemOfNote(fault: NoteFault, files: ReadonlyMap<string, string>): Problem {
  return problemAt(fault.placed, files, ({ models: notes }) => notes[fault.note], fault);
}

function problemOfWrong(fault: WrongAnswerFault, files: ReadonlyMap<string, string>): Problem {
  return problemAt(fault.placed, files, ({ wrong }) => wrong[fault.entry], fault);
}

/** A fault as a problem at its line of the file. */
export function problemOf(
  { placed, about, lines, message, remedy }: Fault,
  files: ReadonlyMap<string, string>,
): Problem {
  const located = locateQuestion(placed.file, files.get(placed.file) ?? '');
  // For a repair the program that is run is the repaired one.
  const part = about === 'program' && placed.question.kind === 'repair' ? 'repair' : about;
  const start = located.ok ? located.value.lines[part] : 1;
  const [line = start, ...more] = lines.map((at) => start + at - 1);
  const involved = more.length > 0 ? ` See ${linesText([line, ...more])}.` : '';
  return { file: placed.file, line, message: message + involved, remedy };
}
