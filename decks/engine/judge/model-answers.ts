/** The outputs of the models for a deck: every variant of every question, under every model. */
import type {
  AnswerKey,
  Deck,
  PackedAnswer,
  PlacedQuestion,
  PredictQuestion,
} from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Engine } from '../box/engine.ts';
import { inLanes } from './lanes.ts';
import type { ModelRun } from '../models/model-runs.ts';
import { asTruth, packRuns, runModels } from '../models/model-runs.ts';
import type { Model } from '../models/models.ts';
import { applies } from '../models/models.ts';

/** A question with the output of the models. */
export interface ModelledQuestion {
  readonly placed: PlacedQuestion;
  readonly question: PredictQuestion;
  /** The variants that have an answer key, in order. */
  readonly variants: readonly ModelledVariant[];
}

export interface ModelledVariant {
  /** SHA-256 (hex) of its program. */
  readonly hash: string;
  /**
   * One for each model, in catalogue order. The first variant is run under every model, the others
   * only under those that change it and those the question has notes on: variants are much alike,
   * and running each under every model would take minutes. The app fills the gaps.
   */
  readonly runs: readonly ModelRun[];
}

/** Earlier runs by program and model; valid for one engine only. */
export interface ModelCache {
  readonly get: (key: string) => ModelRun | undefined;
  readonly set: (key: string, run: ModelRun) => void;
}

export interface ModelAnswersOptions {
  readonly engine: Pick<Engine, 'runAll'>;
  readonly models: readonly Model[];
  /** From `computeAnswers`: by the hash of the program. */
  readonly answers: Readonly<Record<string, AnswerKey>>;
  readonly sha256: (text: string) => string | Promise<string>;
  readonly cache: ModelCache;
  /** Called after each question. */
  readonly onDone?: () => void;
}

/** How many programs run at a time, for an engine that runs several. */
const LANES = 8;

/** Runs a deck under the models. Rejects if Python does not start. */
export async function runDeckUnderModels(
  deck: Deck,
  options: ModelAnswersOptions,
): Promise<readonly ModelledQuestion[]> {
  const modelled = new Map<PlacedQuestion, ModelledQuestion>();
  await inLanes(deck.questions.values(), LANES, async (placed) => {
    const { question } = placed;
    if (question.kind === 'predict') {
      const variants = await runVariants(question, options);
      modelled.set(placed, { placed, question, variants });
    }
    options.onDone?.();
  });
  return deck.questions.flatMap((placed) => modelled.get(placed) ?? []);
}

async function runVariants(
  question: PredictQuestion,
  options: ModelAnswersOptions,
): Promise<readonly ModelledVariant[]> {
  const { models, answers, sha256 } = options;
  const noted = new Set(question.models.map(({ model }) => model));
  let wanted = models;
  const variants: ModelledVariant[] = [];
  for (let index = 0; index < variantCount(question); index += 1) {
    const { program } = variant(question, index);
    const hash = await sha256(program);
    const truth = answers[hash];
    if (truth === undefined) continue;
    const runs = await runVariant({ program, hash, truth, wanted }, options);
    variants.push({ hash, runs });
    const changing = new Set(runs.flatMap(({ ids, same }) => (same ? [] : ids)));
    // If no model changes this variant, one may still change the next.
    if (changing.size > 0) wanted = wanted.filter(({ id }) => changing.has(id) || noted.has(id));
  }
  return variants;
}

interface VariantToRun {
  readonly program: string;
  readonly hash: string;
  readonly truth: AnswerKey;
  readonly wanted: readonly Model[];
}

async function runVariant(
  { program, hash, truth, wanted }: VariantToRun,
  { engine, models, cache }: ModelAnswersOptions,
): Promise<readonly ModelRun[]> {
  const applying = wanted.filter((model) => applies(model, program));
  const keyOf = ({ id }: Model): string => `${hash} ${id}`;
  const missing = applying.filter((model) => cache.get(keyOf(model)) === undefined);
  const fresh = await runModels(engine, program, missing, truth);
  for (const [at, model] of missing.entries()) {
    const run = fresh[at];
    if (run !== undefined) cache.set(keyOf(model), run);
  }
  return models.map((model) => {
    const run = applying.includes(model) ? cache.get(keyOf(model)) : undefined;
    return run ?? asTruth(model.id, truth);
  });
}

/** Adds the output of the models to answer keys. */
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
