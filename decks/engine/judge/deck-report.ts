/** What a deck consists of and how well it diagnoses beliefs, in numbers. Pure. */
import type { Deck, Kind, Level, PlacedQuestion, Question, Tier } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { kindWord } from '#format/write-question.ts';
import { appearance } from '../models/model-runs.ts';
import type { ModelledQuestion } from './model-answers.ts';

/** The minimum for a finished deck. */
export const GOALS = {
  /** Variants of a question, so that its answer cannot be memorised. */
  variants: 3,
  /** Models that a prediction question distinguishes from the truth in its first variant. */
  models: 2,
  /** Questions that distinguish a given model from the truth. */
  questions: 3,
} as const;

export interface UnitReport {
  /** The id of the unit, or `all`. */
  readonly unit: string;
  readonly questions: number;
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Questions with a partner. */
  readonly paired: number;
  readonly variants: number;
  /** Questions with at least `GOALS.variants` variants. */
  readonly varied: number;
  /** Questions that allow fresh programs. */
  readonly fresh: number;
  readonly levels: Readonly<Record<Level, number>>;
  readonly tiers: Readonly<Record<Tier, number>>;
  /** Models that at least one of its questions distinguishes from the truth. */
  readonly models: number;
}

export interface DeckReport {
  readonly units: readonly UnitReport[];
  readonly total: UnitReport;
  /** Covered statements in order, each with the number of questions that cover it. */
  readonly covered: readonly (readonly [string, number])[];
  /** Models in catalogue order, each with the number of questions that distinguish it from the truth. */
  readonly models: readonly (readonly [string, number])[];
  /** Pairs of models that no question distinguishes. */
  readonly alike: readonly (readonly [string, string])[];
  /** Prediction questions whose first variant distinguishes fewer than `GOALS.models` models from the truth. */
  readonly weak: readonly PlacedQuestion[];
  /** The median number of lines of all programs shown, without empty lines. */
  readonly medianLines: number;
  /** Questions with a program of more than 24 such lines. */
  readonly long: readonly PlacedQuestion[];
}

/** The most lines that can be read at a glance. */
const MOST_LINES = 24;

/** The kind under which a question is counted. */
function kindOf(question: Question): Kind {
  return kindWord(question) ?? (question.kind === 'choice' ? 'choose' : question.kind);
}

/**
 * @param modelled the prediction questions, with the output of the models.
 * @param models ids of all models in catalogue order.
 */
export function reportOf(
  { manifest, questions }: Deck,
  modelled: readonly ModelledQuestion[],
  models: readonly string[],
): DeckReport {
  const distinguished = new Map(
    modelled.map((each) => [each.placed.question.id, distinguishedBy(each)]),
  );
  const unitReport = (unit: string, of: readonly PlacedQuestion[]): UnitReport =>
    reportOfUnit(unit, of, distinguished);
  const lines = questions
    .filter(({ question }) => question.program !== '')
    .map((placed) => ({ placed, count: linesOfProgram(placed.question) }));
  const statements = questions.flatMap(({ question }) => question.covers);
  return {
    units: manifest.units.map(({ id }) =>
      unitReport(
        id,
        questions.filter(({ unit }) => unit === id),
      ),
    ),
    total: unitReport('all', questions),
    covered: [...counted(statements)].toSorted(([a], [b]) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ),
    models: models.map((id) => [
      id,
      [...distinguished.values()].filter((differing) => differing.has(id)).length,
    ]),
    alike: alikeEverywhere(modelled, models),
    weak: modelled
      .filter(({ variants: [first] }) => {
        const telling = first?.runs.filter(({ same, ended }) => !same && ended.kind !== 'limit');
        return (telling?.length ?? 0) < GOALS.models;
      })
      .map(({ placed }) => placed),
    medianLines: lines.map(({ count }) => count).toSorted((a, b) => a - b)[lines.length >> 1] ?? 0,
    long: lines.filter(({ count }) => count > MOST_LINES).map(({ placed }) => placed),
  };
}

function reportOfUnit(
  unit: string,
  placed: readonly PlacedQuestion[],
  distinguished: ReadonlyMap<string, ReadonlySet<string>>,
): UnitReport {
  const questions = placed.map(({ question }) => question);
  const kinds = counted(questions.map(kindOf));
  const levels = counted(questions.map(({ level }) => level));
  const tiers = counted(questions.map(({ tier }) => tier));
  const counts = questions.map((question) => variantCount(question));
  return {
    unit,
    questions: questions.length,
    kinds: {
      'predict': kinds.get('predict') ?? 0,
      'choose': kinds.get('choose') ?? 0,
      'repair': kinds.get('repair') ?? 0,
      'about': kinds.get('about') ?? 0,
      'only-this': kinds.get('only-this') ?? 0,
      'they-say': kinds.get('they-say') ?? 0,
      'version': kinds.get('version') ?? 0,
    },
    paired: questions.filter(({ pair }) => pair !== undefined).length,
    variants: counts.reduce((sum, count) => sum + count, 0),
    varied: counts.filter((count) => count >= GOALS.variants).length,
    fresh: questions.filter(
      (question) => question.kind === 'predict' && question.fresh !== undefined,
    ).length,
    levels: { 1: levels.get(1) ?? 0, 2: levels.get(2) ?? 0, 3: levels.get(3) ?? 0 },
    tiers: {
      DOC: tiers.get('DOC') ?? 0,
      IMPL: tiers.get('IMPL') ?? 0,
      VER: tiers.get('VER') ?? 0,
    },
    models: new Set(questions.flatMap(({ id }) => [...(distinguished.get(id) ?? [])])).size,
  };
}

function counted<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function linesOfProgram(question: Question): number {
  const program = question.kind === 'repair' ? question.broken : question.program;
  return program.split('\n').filter((line) => line.trim() !== '').length;
}

/** Ids of the models that a question distinguishes from the truth in some variant. */
function distinguishedBy({ variants }: ModelledQuestion): ReadonlySet<string> {
  return new Set(
    variants.flatMap(({ runs }) =>
      runs.flatMap(({ ids, same, ended }) => (same || ended.kind === 'limit' ? [] : ids)),
    ),
  );
}

/** Pairs of models with the same outputs in every variant of every question. */
function alikeEverywhere(
  modelled: readonly ModelledQuestion[],
  models: readonly string[],
): readonly (readonly [string, string])[] {
  const seen = models.map((id) =>
    modelled.flatMap(({ variants }) =>
      variants.map(({ runs }) => {
        const run = runs.find(({ ids }) => ids.includes(id));
        return run === undefined || run.same ? '' : appearance(run);
      }),
    ),
  );
  const groups = Map.groupBy(models.keys(), (at) => (seen[at] ?? []).join('\n'));
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, nth) =>
      group.slice(nth + 1).map((other) => [models[one] ?? '', models[other] ?? ''] as const),
    ),
  );
}
