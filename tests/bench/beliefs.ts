/**
 * How well the check finds beliefs: seeded simulated learners on the shipped deck. Each holds one
 * to four beliefs, answers by one of those that fail on the program, and makes slips. Prints
 * tables.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nextProbe } from '#beliefs/check.ts';
import { HELD, beliefMap } from '#beliefs/map.ts';
import { posterior } from '#beliefs/posterior.ts';
import type { Assumptions, Evidence, Given, Probe } from '#beliefs/types.ts';
import type { ProbedAnswer } from '#beliefs/weigh.ts';
import { areCompatible } from '#engine/models/models.ts';
import { parseDeck } from '#format/deck.ts';
import { readPackage } from '#format/package.ts';
import { variant, variantCount } from '#format/vary.ts';
import { DAY } from '#schedule/day.ts';
import { seededRandom } from '#format/random.ts';
import { ASSUMPTIONS } from '#session/insight/evidence.ts';
import { MOST_QUESTIONS, MOST_VARIANTS, assumptionsFor } from '#session/insight/check.ts';
import { probeOf } from '#session/insight/probes.ts';
import { line } from './line.ts';

const SLIP = 0.1;
const LEARNERS = 40;
const MOST_BELIEFS = 4;

interface Asked {
  readonly id: string;
  readonly unit: string;
  readonly probe: Probe;
  readonly variants: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The questions of a packed deck that test beliefs. */
async function questionsIn(file: string): Promise<readonly Asked[]> {
  const unpacked = readPackage(readFileSync(file));
  if (!unpacked.ok) throw new Error(`${file} cannot be read.`);
  const { files, answers } = unpacked.value;
  const deck = await parseDeck(files, sha256);
  if (!deck.ok) throw new Error(`${file} holds no deck.`);
  return deck.value.questions.flatMap(({ question, unit }) => {
    if (question.kind !== 'predict') return [];
    const key = answers?.answers[sha256(variant(question, 0).program)];
    const probe = probeOf(key?.otherwise ?? []);
    return probe.outputs.length === 0
      ? []
      : [{ id: question.id, unit, probe, variants: variantCount(question) }];
  });
}

function idsIn(questions: readonly Asked[]): readonly string[] {
  return [...new Set(questions.flatMap(({ probe }) => probe.outputs.flat()))];
}

/** A set of compatible beliefs, drawn by likelihood. */
function drawn(
  ids: readonly string[],
  weight: (id: string) => number,
  random: () => number,
): readonly string[] {
  const count = Math.min(1 + Math.floor(random() * MOST_BELIEFS), ids.length);
  const held: string[] = [];
  const total = ids.reduce((sum, id) => sum + weight(id), 0);
  for (let tries = 0; held.length < count && tries < 1000; tries += 1) {
    let at = random() * total;
    const id = ids.find((one) => (at -= weight(one)) < 0) ?? ids[0] ?? '';
    if (!held.includes(id) && held.every((other) => areCompatible(other, id))) held.push(id);
  }
  return held;
}

/** The answer of a learner with these beliefs. */
function answered(probe: Probe, held: readonly string[], random: () => number): Given {
  if (random() < SLIP) {
    const kind = random();
    if (kind < 0.5) return 'truth';
    return kind < 0.75 ? Math.floor(random() * probe.outputs.length) : 'other';
  }
  const believed = held.flatMap((id) => {
    const at = probe.outputs.findIndex((ids) => ids.includes(id));
    return at === -1 ? [] : [at];
  });
  return believed[Math.floor(random() * believed.length)] ?? 'truth';
}

interface Found {
  held: number;
  found: number;
  named: number;
  wrong: number;
  questions: number;
  learners: number;
}

/** Groups of beliefs that none of these questions distinguishes. */
function alike(
  ids: readonly string[],
  questions: readonly Asked[],
): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const key = questions
      .map(({ probe }) => probe.outputs.findIndex((one) => one.includes(id)))
      .join();
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()];
}

/** The questions that the check may ask next: new ones, and earlier ones in other variants. */
function candidates(questions: readonly Asked[], asks: readonly Asked[]): readonly Asked[] {
  return questions.filter((one) => {
    const times = asks.filter((asked) => asked === one).length;
    return times < Math.min(MOST_VARIANTS, one.variants) && !asks.slice(-2).includes(one);
  });
}

/** Simulates learners who take the check, with `most` questions. */
function checkLearners(
  questions: readonly Asked[],
  most: number,
  weight: (id: string) => number = () => 1,
): Found {
  const ids = idsIn(questions);
  const groups = alike(ids, questions);
  const assumed: Assumptions = assumptionsFor(new Set(ids));
  const sum: Found = { held: 0, found: 0, named: 0, wrong: 0, questions: 0, learners: LEARNERS };
  for (let seed = 0; seed < LEARNERS; seed += 1) {
    const random = seededRandom(seed * 7919 + 1);
    const held = drawn(ids, weight, random);
    const evidence: Evidence[] = [];
    const asks: Asked[] = [];
    let state = posterior(evidence, assumed);
    while (evidence.length < most) {
      const asked = nextProbe(candidates(questions, asks), state, assumed);
      if (asked === undefined) break;
      asks.push(asked);
      evidence.push({ probe: asked.probe, given: answered(asked.probe, held, random), weight: 1 });
      state = posterior(evidence, assumed);
    }
    const named = groups.filter(
      (group) => group.reduce((chance, id) => chance + state.of(id), 0) >= HELD,
    );
    sum.held += held.length;
    sum.found += held.filter((id) => named.some((group) => group.includes(id))).length;
    sum.named += named.length;
    sum.wrong += named.filter((group) => !group.some((id) => held.includes(id))).length;
    sum.questions += evidence.length;
  }
  return sum;
}

const percent = (part: number, whole: number): string =>
  `${whole === 0 ? '–' : Math.round((100 * part) / whole)} %`.padStart(6);

function row(
  what: string,
  beliefs: number,
  { held, found, named, wrong, questions, learners }: Found,
) {
  console.log(
    `${what.padEnd(44)} ${String(beliefs).padStart(4)} beliefs  found ${percent(found, held)}  ` +
      `false ${percent(wrong, named)}  questions ${(questions / learners).toFixed(1).padStart(5)}`,
  );
}

/**
 * Simulates learners over thirty days of twenty questions, who drop half of their beliefs on day
 * ten.
 */
function monthOfReviews(questions: readonly Asked[]): void {
  const ids = idsIn(questions);
  const count = { held: 0, heldRight: 0, gone: 0, goneRight: 0, never: 0, neverWrong: 0 };
  const times: number[] = [];
  for (let seed = 0; seed < LEARNERS / 4; seed += 1) {
    const random = seededRandom(seed * 104_729 + 3);
    const held = drawn(ids, (id) => reach(questions, id), random);
    const kept = held.filter((_, at) => at % 2 === 0);
    const answers: ProbedAnswer[] = [];
    for (let day = 0; day < 30; day += 1) {
      for (let turn = 0; turn < 20; turn += 1) {
        const asked = questions[Math.floor(random() * questions.length)];
        if (asked === undefined) continue;
        answers.push({
          reviewId: answers.length + 1,
          cardId: asked.id,
          at: day * DAY + turn * 60_000,
          probe: asked.probe,
          given: answered(asked.probe, day < 10 ? held : kept, random),
          rehearsed: false,
        });
      }
    }
    const begun = performance.now();
    const map = beliefMap(ids, answers, ASSUMPTIONS);
    times.push(performance.now() - begun);
    for (const { id, status } of map) {
      if (kept.includes(id)) {
        count.held += 1;
        if (status === 'held') count.heldRight += 1;
      } else if (held.includes(id)) {
        count.gone += 1;
        if (status === 'gone' || status === 'clear') count.goneRight += 1;
      } else {
        count.never += 1;
        if (status === 'held' || status === 'gone' || status === 'shaken') count.neverWrong += 1;
      }
    }
  }
  console.log(
    `after 30 days of 20 answers: still held and shown so ${percent(count.heldRight, count.held)}, ` +
      `dropped and shown so ${percent(count.goneRight, count.gone)}, ` +
      `never held and shown as held, shaken or gone ${percent(count.neverWrong, count.never)}`,
  );
  line('the map of beliefs from 600 answers', times, '< 200 ms');
}

/** The questions on which a belief gives the wrong answer. */
function reach(questions: readonly Asked[], id: string): number {
  return questions.filter(({ probe }) => probe.outputs.some((ids) => ids.includes(id))).length;
}

/** Prints what the check finds with the deck in a package. */
export async function benchBeliefs(file: string): Promise<void> {
  const questions = await questionsIn(file);
  const all = idsIn(questions);
  console.log(
    `the check: ${LEARNERS} learners of 1 to ${MOST_BELIEFS} beliefs, ${SLIP * 100} % slips; ` +
      `goal: found >= 90 %, false <= 5 %`,
  );
  const units = [...new Set(questions.map(({ unit }) => unit))];
  const total: Found = { held: 0, found: 0, named: 0, wrong: 0, questions: 0, learners: 0 };
  for (const unit of units) {
    const own = questions.filter((one) => one.unit === unit);
    const found = checkLearners(own, MOST_QUESTIONS);
    row(`unit ${unit}, ${MOST_QUESTIONS} questions`, idsIn(own).length, found);
    for (const key of Object.keys(total) as (keyof Found)[]) total[key] += found[key];
  }
  row('all units, one at a time', all.length, total);
  const first = questions.filter(({ unit }) => units.slice(0, 4).includes(unit));
  row(
    `the first four units, ${MOST_QUESTIONS} questions`,
    idsIn(first).length,
    checkLearners(first, MOST_QUESTIONS),
  );
  for (const rounds of [1, 2]) {
    const most = rounds * MOST_QUESTIONS;
    const common = checkLearners(questions, most, (id) => reach(questions, id));
    row(`the whole deck, far-reaching beliefs, ${most} questions`, all.length, common);
  }
  row(
    `the whole deck, any beliefs, ${MOST_QUESTIONS} questions`,
    all.length,
    checkLearners(questions, MOST_QUESTIONS),
  );
  console.log(
    `no ${MOST_QUESTIONS} questions try more than ${mostTried(questions)} of the ${all.length} beliefs`,
  );
  monthOfReviews(questions);
}

/** How many beliefs the check can test at all, choosing the most informative questions first. */
function mostTried(questions: readonly Asked[]): number {
  const tried = new Set<string>();
  for (let round = 0; round < MOST_QUESTIONS; round += 1) {
    const fresh = ({ probe }: Asked): number =>
      probe.outputs.flat().filter((id) => !tried.has(id)).length;
    const best = questions.reduce((one, other) => (fresh(other) > fresh(one) ? other : one));
    for (const id of best.probe.outputs.flat()) tried.add(id);
  }
  return tried.size;
}
