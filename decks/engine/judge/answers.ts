/** The answer keys of a deck: every variant of every question, run and judged. */
import { looksSame } from '#format/output.ts';
import { pythonAllows } from '#format/python-range.ts';
import { refusalOf } from '#format/repair-edit.ts';
import type {
  AboutQuestion,
  AnswerKey,
  Deck,
  PlacedQuestion,
  Question,
  RepairQuestion,
} from '#format/types.ts';
import { variantCount, variantValues } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Engine } from '../box/engine.ts';
import { inLanes } from './lanes.ts';
import { endAlike } from '../models/model-runs.ts';
import { choiceFaults } from './choice-variants.ts';
import { relabellingKeys } from './variation.ts';
import { aboutFault, onlyFault } from './about-faults.ts';
import { brokenReason } from './broken.ts';
import { fairness, observedRun } from './fairness.ts';
import type { Fairness } from './fairness.ts';
import type { EngineIdentity } from '../types.ts';

/** A problem that prevents a question from being asked, and the part of its file that it is about. */
export interface Fault {
  readonly placed: PlacedQuestion;
  readonly about: 'program' | 'python' | 'vary';
  /** The program's lines involved, 1-based; empty for the whole part. */
  readonly lines: readonly number[];
  readonly message: string;
  readonly remedy: string;
}

export interface Answers {
  /** SHA-256 (hex) of a program to what it printed. */
  readonly answers: Readonly<Record<string, AnswerKey>>;
  /** What has to be fixed. */
  readonly faults: readonly Fault[];
  /** What may stay as it is. */
  readonly notes: readonly Fault[];
  /** Variants run. */
  readonly variants: number;
}

/** A program's answer key, and whether it is predictable. */
export interface Judged {
  readonly key: AnswerKey;
  readonly fair: Fairness;
}

/** Earlier judgements by the hash of the program; valid for one engine only. */
export interface JudgedCache {
  readonly get: (hash: string) => Judged | undefined;
  readonly set: (hash: string, judged: Judged) => void;
}

type Sha256 = (text: string) => string | Promise<string>;

/** How many questions are processed at a time, for an engine that runs several programs at once. */
const LANES = 8;

/**
 * Runs every variant of every question whose program matters and judges whether it is fair. A program
 * that meets a limit has no answer key and is a fault; one that raises or deadlocks has one. `onJudged`
 * is called after each question. Rejects if Python does not start.
 */
export async function computeAnswers(
  deck: Deck,
  engine: Pick<Engine, 'run' | 'runAll'>,
  identity: EngineIdentity,
  sha256: Sha256,
  cache?: JudgedCache,
  onJudged?: () => void,
): Promise<Answers> {
  const judge = async (program: string): Promise<Judged & { readonly hash: string }> => {
    const hash = await sha256(program);
    const known = cache?.get(hash);
    // The cache may be older than the check whether a program runs at all.
    if (known !== undefined && runsAtAll(known.key)) return { ...known, hash };
    const run = await observedRun(engine, program);
    const { stdout, ended, seconds } = run;
    const judged = { key: { stdout, ended, seconds }, fair: await fairness(engine, program, run) };
    // Faults are not cached: the machine may have been too busy for the program.
    if (judged.fair.ok) cache?.set(hash, judged);
    return { ...judged, hash };
  };

  const answers: Record<string, AnswerKey> = {};
  const found: Found[] = [];
  let variants = 0;
  /** A question about runs may have a certain answer even if the program's output has not. */
  const findAboutRuns = async (
    placed: PlacedQuestion,
    question: AboutQuestion | RepairQuestion,
  ): Promise<Found> => {
    const faults = new Map<string, Fault & { readonly variants: number[] }>();
    for (let index = 0; index < variantCount(question); index += 1) {
      const asked = variant(question, index);
      const { stdout, ended, seconds } = await observedRun(engine, asked.program);
      const key = { stdout, ended, seconds };
      variants += 1;
      if (ended.kind !== 'limit') answers[await sha256(asked.program)] = key;
      const fault =
        ended.kind === 'limit'
          ? stopped(key)
          : asked.kind === 'about'
            ? await aboutFault(engine, asked)
            : asked.kind === 'repair'
              ? await onlyFault(engine, asked)
              : undefined;
      if (fault === undefined) continue;
      const known = faults.get(fault.message);
      if (known !== undefined) known.variants.push(index);
      else
        faults.set(fault.message, {
          placed,
          about: 'program',
          lines: [],
          variants: [index],
          ...fault,
        });
    }
    const edits = question.kind === 'repair' ? editFaults(placed) : [];
    return { faults: [...inVariants(question, faults), ...edits], notes: [] };
  };
  const find = async (placed: PlacedQuestion): Promise<Found> => {
    const { question } = placed;
    if (!pythonAllows(question.python, identity.python)) {
      return { faults: [wrongPython(placed, identity)], notes: [] };
    }
    if (!isRun(question)) return chosen(placed, question, []);
    if (question.kind === 'about' || (question.kind === 'repair' && question.only === true)) {
      return findAboutRuns(placed, question);
    }
    const judged: Judged[] = [];
    const given: AnswerKey[] = [];
    for (let index = 0; index < variantCount(question); index += 1) {
      const asked = variant(question, index);
      const { hash, ...rest } = await judge(asked.program);
      judged.push(rest);
      // The other variants would take as long and end the same way.
      if (rest.key.ended.kind === 'limit') break;
      answers[hash] = rest.key;
      if (asked.kind === 'repair') given.push((await judge(asked.broken)).key);
    }
    variants += judged.length;
    const { faults, notes } = faultsOf(placed, question, judged);
    const repair =
      question.kind === 'repair'
        ? [...repairFaults(placed, judged, given), ...editFaults(placed)]
        : [];
    return { faults: [...faults, ...repair], notes };
  };
  await inLanes(deck.questions.entries(), LANES, async ([at, placed]) => {
    found[at] = await find(placed);
    onJudged?.();
  });
  const all = found.flat();
  return {
    answers,
    faults: all.flatMap(({ faults }) => faults),
    notes: all.flatMap(({ notes }) => notes),
    variants,
  };
}

function runsAtAll(key: AnswerKey): boolean {
  return brokenReason({ ...key, stderr: '' }, 'program.py') === undefined;
}

/** Whether the output of a question's program is part of the question. */
export function isRun(question: Question): boolean {
  return question.kind !== 'choice' || question.asks === 'they-say';
}

/** A program to repair that already prints the desired output. */
function repairFaults(
  placed: PlacedQuestion,
  wanted: readonly Judged[],
  given: readonly AnswerKey[],
): readonly Fault[] {
  const at = given.findIndex((key, index) => {
    const { stdout, ended } = wanted[index]?.key ?? key;
    return looksSame(key.stdout, stdout) && endAlike(key.ended, ended);
  });
  if (at === -1) return [];
  return [
    {
      placed,
      about: 'program',
      lines: [],
      message: `${whichOf(placed.question, [at])}The program prints what is wanted before it is repaired.`,
      remedy: 'Break it in the first program, or change what the one below `## Repair` prints.',
    },
  ];
}

/** A repair that the app would not accept from a learner. */
function editFaults(placed: PlacedQuestion): readonly Fault[] {
  const { question } = placed;
  for (let index = 0; index < variantCount(question); index += 1) {
    const asked = variant(question, index);
    const refusal = asked.kind === 'repair' ? refusalOf(asked.broken, asked.program) : undefined;
    if (refusal === undefined) continue;
    return [
      {
        placed,
        about: 'program',
        lines: [],
        message: `${whichOf(question, [index])}A learner may not repair the program like this: ${refusal}`,
        remedy: 'Bring the two programs closer together.',
      },
    ];
  }
  return [];
}

interface Found {
  readonly faults: readonly Fault[];
  readonly notes: readonly Fault[];
}

function wrongPython(placed: PlacedQuestion, { python }: EngineIdentity): Fault {
  return {
    placed,
    about: 'python',
    lines: [],
    message: `The question is for Python ${placed.question.python}; the engine runs ${python}.`,
    remedy: 'Widen `python` if the answer also holds there, or leave the question out.',
  };
}

/** What is wrong with the variants of a question, without duplicates. */
function faultsOf(placed: PlacedQuestion, question: Question, judged: readonly Judged[]): Found {
  const faults = new Map<string, Fault & { readonly variants: number[] }>();
  for (const [index, { key, fair }] of judged.entries()) {
    const reasons =
      key.ended.kind === 'limit' ? [{ kind: key.ended.limit, ...stopped(key) }] : fair.reasons;
    for (const { kind, ...reason } of reasons) {
      // The same fault in another variant has other output lines but says nothing new.
      const known = faults.get(kind);
      if (known !== undefined) known.variants.push(index);
      else faults.set(kind, { placed, about: 'program', variants: [index], ...reason });
    }
  }
  if (faults.size === 0) {
    // Choosing among sentences takes as much thought if the program prints the same.
    return question.kind === 'choice'
      ? chosen(placed, question, judged)
      : sameOutputs(placed, question, judged);
  }
  return { faults: inVariants(question, faults), notes: [] };
}

/** Faults, each with the variants it occurs in. */
function inVariants(
  question: Question,
  faults: ReadonlyMap<string, Fault & { readonly variants: readonly number[] }>,
): readonly Fault[] {
  return [...faults.values()].map(({ variants, message, ...fault }) => ({
    ...fault,
    message: `${whichOf(question, variants)}${message}`,
  }));
}

/** Faults and notes about the choices of a question, if it has any. */
function chosen(placed: PlacedQuestion, question: Question, judged: readonly Judged[]): Found {
  if (question.kind !== 'choice') return { faults: [], notes: [] };
  const found = choiceFaults(
    question,
    judged.map(({ key }) => key),
  );
  const [faults = [], notes = []] = [false, true].map((noted) =>
    found
      .filter(({ note }) => note === noted)
      .map(({ variants, message, remedy }): Fault => {
        const about = question.vary.length > 0 ? 'vary' : 'program';
        return { placed, about, lines: [], message: whichOf(question, variants) + message, remedy };
      }),
  );
  return { faults, notes };
}

const REMEDIES = {
  time: 'It never ends, or computes for too long: end the loop, or compute less.',
  turns: 'The event loop never rests: await something that takes time, or end the loop.',
  output: 'Print a few lines: a learner has to predict every one of them.',
  memory: 'Keep less in memory.',
} as const;

function stopped({ ended }: AnswerKey): Pick<Fault, 'message' | 'remedy' | 'lines'> {
  const limit = ended.kind === 'limit' ? ended.limit : 'time';
  return { message: `The program met the limit of ${limit}.`, remedy: REMEDIES[limit], lines: [] };
}

/** Says which variants a fault occurs in, unless it occurs in the program as written. */
function whichOf(question: Question, [first = 0, ...more]: readonly number[]): string {
  if (first === 0) return '';
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  return `Variant ${named(question, first)}${others}: `;
}

function named(question: Question, index: number): string {
  const values = variantValues(question, index).map(({ name, value }) => `${name} ${value}`);
  return `${index} (${values.join(', ')})`;
}

/**
 * Keys of `vary` that only rename, and variants that print the same. If all variants do, there is only
 * one answer to remember, and varying is pointless; some may, since their components vary too.
 */
function sameOutputs(placed: PlacedQuestion, question: Question, judged: readonly Judged[]): Found {
  const byOutput = Map.groupBy(judged.keys(), (index) => {
    const key = judged[index]?.key;
    return JSON.stringify([key?.stdout, key?.ended]);
  });
  const about = { placed, about: 'vary', lines: [] } as const;
  const [first = [], ...others] = byOutput.values();
  if (others.length === 0 && first.length > 1) {
    const message = `All ${first.length} variants print the same.`;
    const remedy = 'Vary something that is printed, or that changes the order of what is printed.';
    return { faults: [{ ...about, message, remedy }], notes: [] };
  }
  const keys = relabellingKeys(
    question,
    judged.map(({ key }) => key),
  );
  const faults = keys.map((name) => ({
    ...about,
    message: `No value of \`${name}\` changes the order, the number or the ending of the lines.`,
    remedy:
      'Vary something that has to be thought about: a delay, the order of two calls, an `await`.',
  }));
  if (byOutput.size === judged.length) return { faults, notes: [] };
  const like = [first, ...others].flatMap(([one = 0, ...rest]) =>
    rest.map((index) => `${index} like ${one}`),
  );
  const message = `Of ${judged.length} variants, ${like.length} print the same as another: ${like.join(', ')}.`;
  const remedy = 'An answer can be remembered by its shape: vary more of what is printed.';
  return { faults, notes: [{ ...about, message, remedy }] };
}
