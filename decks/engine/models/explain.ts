/** Which belief about asyncio explains a wrong answer. Pure. */
import { firstDifference, looksSame, seenLines } from '#format/output.ts';
import type { AnswerKey } from '#format/types.ts';
import type { End, ModelRun } from './model-runs.ts';
import { endAlike } from './model-runs.ts';
import { areCompatible } from './models.ts';

/** A learner's prediction. */
export interface LearnersAnswer {
  /** The output. */
  readonly text: string;
  /** How the program ends, if that was asked. */
  readonly ended?: End | undefined;
}

/** What an answer is explained by. */
export interface Evidence {
  readonly answer: LearnersAnswer;
  readonly truth: AnswerKey;
  /** Runs of single models in catalogue order; runs of pairs may follow. */
  readonly runs: readonly ModelRun[];
  /**
   * Ids of models that are likelier here than elsewhere, such as those the question has notes on,
   * most likely first.
   */
  readonly expected?: readonly string[];
}

export type Explanation =
  /** The answer is what the program would do under each of these, most likely first. */
  | { readonly kind: 'exact'; readonly runs: readonly ModelRun[] }
  /**
   * The answer first goes wrong in the way this model does, and is closer to its output than to the
   * truth. `line`: index of the first line where answer and model differ; the number of lines of both
   * if only their endings do.
   */
  | { readonly kind: 'near'; readonly run: ModelRun; readonly line: number };

/**
 * The belief that explains a wrong answer; undefined for a right one, and for one that no model
 * explains. An empty answer counts as the prediction that nothing is printed.
 */
export function explain(evidence: Evidence): Explanation | undefined {
  const { answer, truth } = evidence;
  if (isAnswered(answer, truth)) return undefined;
  const candidates = likeliestFirst(evidence);
  const exact = candidates.filter((run) => isAnswered(answer, run));
  if (exact.length === 0) return nearest(evidence, candidates);
  // A pair of beliefs explains no more than a single one.
  const single = exact.filter(({ ids }) => ids.length === 1);
  return { kind: 'exact', runs: single.length > 0 ? single : exact };
}

function isAnswered({ text, ended }: LearnersAnswer, key: AnswerKey): boolean {
  return looksSame(text, key.stdout) && (ended === undefined || endAlike(ended, key.ended));
}

/** The runs that can explain an answer: nobody predicts a run that a limit stopped. */
function likeliestFirst({ runs, expected = [] }: Evidence): readonly ModelRun[] {
  const telling = runs.filter(({ same, ended }) => !same && ended.kind !== 'limit');
  const place = ({ ids }: ModelRun): number => {
    const at = expected.findIndex((id) => ids.includes(id));
    return at === -1 ? expected.length : at;
  };
  return telling.toSorted((a, b) => place(a) - place(b));
}

/** Longer outputs are not compared: nobody predicts them, and it would take too long. */
const MOST_LINES = 200;

/** Per this many lines of an answer, one may differ from the model's output. */
const LINES_PER_SLIP = 3;

function nearest(
  { answer, truth }: Evidence,
  candidates: readonly ModelRun[],
): Explanation | undefined {
  const given = rough(answer.text);
  const real = rough(truth.stdout);
  const wrongAt = firstDifference(given, real);
  if (wrongAt === undefined || given.length > MOST_LINES || real.length > MOST_LINES) {
    return undefined;
  }
  const fromTruth = distance(given, real);
  let best: { readonly run: ModelRun; readonly until: number; readonly slips: number } | undefined;
  for (const run of candidates) {
    const believed = rough(run.stdout);
    if (run.ids.length > 1 || believed.length > MOST_LINES) continue;
    const until = firstDifference(given, believed) ?? Infinity;
    if (until <= wrongAt) continue;
    const slips = distance(given, believed);
    if (slips >= fromTruth || slips * LINES_PER_SLIP > given.length) continue;
    const better =
      best === undefined || until > best.until || (until === best.until && slips < best.slips);
    if (better) best = { run, until, slips };
  }
  if (best === undefined) return undefined;
  const seen = seenLines(answer.text);
  const line = firstDifference(seen, seenLines(best.run.stdout)) ?? seen.length;
  return { kind: 'near', run: best.run, line };
}

/** The lines of an output without what is easily mistyped: case, punctuation and spaces. */
function rough(text: string): readonly string[] {
  return seenLines(text).map((line) => {
    const words = line
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
      .trim();
    return words === '' ? line.trim() : words;
  });
}

/** The number of lines to insert, delete or replace to turn one output into the other. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, line] of one.entries()) {
    const next = [at + 1];
    for (const [column, opposite] of other.entries()) {
      const replaced = (row[column] ?? 0) + (line === opposite ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** A pair costs a run; the plausible ones come first. */
const MOST_PAIRS = 24;

/**
 * Pairs of models to run if no single model explains the answer exactly, most plausible first. Each of
 * a pair changes the output on its own, one of the two explains where the answer first goes wrong, and
 * the two beliefs do not contradict each other.
 */
export function pairsToTry(evidence: Evidence): readonly (readonly [string, string])[] {
  const { answer, truth } = evidence;
  const given = seenLines(answer.text);
  const wrongAt = firstDifference(given, seenLines(truth.stdout));
  if (wrongAt === undefined) return [];
  const single = likeliestFirst(evidence).flatMap(({ ids: [id, other], stdout }) => {
    const until = firstDifference(given, seenLines(stdout)) ?? Infinity;
    return id !== undefined && other === undefined ? [{ id, begins: until > wrongAt }] : [];
  });
  const pairs = single.flatMap((one, rank) =>
    single.slice(rank + 1).flatMap((other, further) => {
      const plausible = (one.begins || other.begins) && areCompatible(one.id, other.id);
      return plausible ? [{ ids: [one.id, other.id] as const, rank: 2 * rank + further }] : [];
    }),
  );
  return pairs
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_PAIRS)
    .map(({ ids }) => ids);
}
