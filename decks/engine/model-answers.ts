/** The outputs of the models for a deck: every variant of every question, under every model. */
import type {
  AnswerKey,
  Deck,
  ModelOutput,
  PackedAnswer,
  PlacedQuestion,
  PredictQuestion,
} from '#format/types.ts';
import { variant, variantCount } from '#format/vary.ts';
import type { Engine } from './engine.ts';
import type { ModelRun } from './model-runs.ts';
import { packRuns, runModels, unpackRuns } from './model-runs.ts';
import type { Model } from './models.ts';

/** A question with what the models print for it. */
export interface ModelledQuestion {
  readonly placed: PlacedQuestion;
  readonly question: PredictQuestion;
  /** Of the variants that have an answer key, in their order. */
  readonly variants: readonly ModelledVariant[];
}

export interface ModelledVariant {
  /** SHA-256 (hex) of its program. */
  readonly hash: string;
  /** One for each model, in the order of the catalogue. */
  readonly runs: readonly ModelRun[];
}

/** Outputs of an earlier time, by the hash of the program; good for one engine only. */
export interface ModelCache {
  readonly get: (hash: string) => readonly ModelOutput[] | undefined;
  readonly set: (hash: string, outputs: readonly ModelOutput[]) => void;
}

export interface ModelAnswersOptions {
  readonly engine: Pick<Engine, 'run'>;
  readonly models: readonly Model[];
  /** Of `computeAnswers`: by the hash of the program. */
  readonly answers: Readonly<Record<string, AnswerKey>>;
  readonly sha256: (text: string) => string | Promise<string>;
  readonly cache: ModelCache;
}

/** So many programs are under way at a time, for an engine that runs several. */
const LANES = 8;

/** Runs a deck under all models. Rejects where Python does not start. */
export async function runDeckUnderModels(
  deck: Deck,
  options: ModelAnswersOptions,
): Promise<readonly ModelledQuestion[]> {
  const modelled: ModelledQuestion[] = [];
  const rest = deck.questions.entries();
  const lane = async (): Promise<void> => {
    for (const [at, placed] of rest) {
      const { question } = placed;
      if (question.kind !== 'predict') continue;
      modelled[at] = { placed, question, variants: await runVariants(question, options) };
    }
  };
  // They share one iterator, so each question is taken once.
  await Promise.all(Array.from({ length: LANES }, lane));
  // Questions to choose have left holes.
  return modelled.flat();
}

async function runVariants(
  question: PredictQuestion,
  { engine, models, answers, sha256, cache }: ModelAnswersOptions,
): Promise<readonly ModelledVariant[]> {
  const variants: ModelledVariant[] = [];
  for (let index = 0; index < variantCount(question); index += 1) {
    const { program } = variant(question, index);
    const hash = await sha256(program);
    const truth = answers[hash];
    if (truth === undefined) continue;
    const known = cache.get(hash);
    if (known !== undefined) {
      variants.push({ hash, runs: unpackRuns(known, models, truth) });
      continue;
    }
    const runs = await runModels(engine, program, models, truth);
    cache.set(hash, packRuns(runs));
    variants.push({ hash, runs });
  }
  return variants;
}

/** Answer keys with what the models print beside them. */
export function withModelOutputs(
  answers: Readonly<Record<string, AnswerKey>>,
  modelled: readonly ModelledQuestion[],
): Readonly<Record<string, PackedAnswer>> {
  const packed: Record<string, PackedAnswer> = { ...answers };
  for (const { variants } of modelled) {
    for (const { hash, runs } of variants) {
      const key = answers[hash];
      if (key !== undefined) packed[hash] = { ...key, otherwise: packRuns(runs) };
    }
  }
  return packed;
}
