/** Runs and judges a question that is being written, with the code that `check` uses for decks. */
import type { Judged } from '#engine/judge/answers.ts';
import { isRun } from '#engine/judge/answers.ts';
import { fairness, observedRun } from '#engine/judge/fairness.ts';
import type { JudgedDeck } from '#engine/judge/judge-deck.ts';
import { problemOf } from '#engine/judge/judge-deck.ts';
import { judgeQuestion } from '#engine/judge/judge-question.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import { packRuns } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import { applies } from '#engine/models/models.ts';
import type { Limits, Run } from '#engine/types.ts';
import type { Place, ReadInDeck } from '#format/question-in-deck.ts';
import { looseProgram } from '#format/loose-program.ts';
import { readInDeck } from '#format/question-in-deck.ts';
import type { AnswerKey, ModelOutput, Problem } from '#format/types.ts';
import type { ChosenValue } from '#format/variant-values.ts';
import { variantCount, variantValues } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Services } from '#session/services.ts';
import { sha256 } from '#store/sha256.ts';

/** A variant with its output. */
export interface WrittenVariant {
  readonly values: readonly ChosenValue[];
  readonly key: AnswerKey;
}

/** The results for a text so far; each step adds to the one before. */
export interface Found {
  readonly text: string;
  readonly read: ReadInDeck;
  /** Of the first variant; undefined if nothing is run, or not yet. */
  readonly run: Run | undefined;
  /** Undefined before it was judged, and if it cannot be. */
  readonly judged: JudgedDeck | undefined;
  readonly problems: readonly Problem[];
  /** Notes that need no change. */
  readonly notes: readonly Problem[];
  readonly variants: readonly WrittenVariant[];
  /** The wrong outputs of models for the first variant; each output once. */
  readonly outputs: readonly ModelOutput[];
  /** Models that concern the program: the output says nothing about the others. */
  readonly applying: number;
}

/** While somebody types: what runs into a limit is in the middle of a word. */
const TYPING: Partial<Limits> = { time: 2000 };

export interface Checker {
  /** Parses a text; runs nothing. */
  readonly read: (text: string, place: Place) => Found;
  /** Runs the first variant. Rejects if Python does not start. */
  readonly run: (found: Found) => Promise<Found>;
  /** Runs all variants, in all worlds and under all models. Rejects if Python does not start. */
  readonly judge: (found: Found, place: Place) => Promise<Found>;
  readonly catalogue: () => Promise<readonly Model[]>;
}

/** Earlier runs are reused: an edit of the prose costs nothing. */
export function createChecker({ engine, keys }: Pick<Services, 'engine' | 'keys'>): Checker {
  const judged = new Map<string, Judged>();
  const modelRuns = new Map<string, ModelRun>();
  const ran = new Map<string, Run>();

  return {
    catalogue: async () => keys.catalogue(),

    read: (text, place) => {
      const read = readInDeck(text, place);
      return { ...NOTHING, text, read, problems: read.problems };
    },

    run: async (found) => {
      const program = programOf(found);
      if (program === undefined) return found;
      let run = ran.get(program);
      if (run === undefined) {
        run = await engine.run(program, { limits: TYPING });
        if (run.ended.kind !== 'limit') ran.set(program, run);
      }
      return { ...found, run };
    },

    judge: async (found, place) => {
      const { placed } = found.read;
      if (placed === undefined) return found;
      const [models, { text, run }] = [await keys.catalogue(), found];
      if (run?.ended.kind === 'limit') {
        const { program } = variant(placed.question, 0);
        const again = await observedRun(engine, program);
        if (again.ended.kind === 'limit') {
          const { reasons } = await fairness(engine, program, again);
          const files = new Map([[placed.file, text]]);
          const stopped = reasons.map((reason) =>
            problemOf({ placed, about: 'program', ...reason }, files),
          );
          return { ...found, problems: [...found.problems, ...stopped] };
        }
      }
      const result = await judgeQuestion(placed, text, place.others, {
        engine,
        identity: engine.identity,
        models,
        sha256,
        judged,
        modelRuns,
      });
      const [first] = result.modelled;
      const runs = first?.variants[0]?.runs ?? [];
      return {
        ...found,
        judged: result,
        problems: [...found.read.problems, ...result.problems],
        notes: result.notes,
        variants: await variantsOf(found, result),
        outputs: packRuns(runs),
        applying: models.filter((model) => applies(model, variant(placed.question, 0).program))
          .length,
      };
    },
  };
}

/** The first program to run, even from an invalid file, which is when the output matters most. */
function programOf({ text, read: { placed } }: Found): string | undefined {
  if (placed === undefined) return looseProgram(text)?.program;
  return isRun(placed.question) ? variant(placed.question, 0).program : undefined;
}

const NOTHING = {
  run: undefined,
  judged: undefined,
  notes: [],
  variants: [],
  outputs: [],
  applying: 0,
} as const;

async function variantsOf(
  { read: { placed } }: Found,
  { answers }: JudgedDeck,
): Promise<readonly WrittenVariant[]> {
  if (placed === undefined || !isRun(placed.question)) return [];
  const found: WrittenVariant[] = [];
  for (let at = 0; at < variantCount(placed.question); at += 1) {
    const { program } = variant(placed.question, at);
    const key = answers.answers[await sha256(program)];
    if (key !== undefined) found.push({ values: variantValues(placed.question, at), key });
  }
  return found;
}
