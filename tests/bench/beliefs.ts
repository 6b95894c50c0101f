/**
 * How well the check finds beliefs: seeded simulated learners on the shipped deck. Each holds one
 * to four beliefs, answers by one of those that fail on the program, and makes slips. Prints
 * tables.
 */
import { readFileSync } from 'node:fs';
import { mostTried, nextProbe } from '#beliefs/check.ts';
import { HELD, beliefMap } from '#beliefs/map.ts';
import { posterior } from '#beliefs/posterior.ts';
import type { Assumptions, Evidence } from '#beliefs/types.ts';
import { seededRandom } from '#format/random.ts';
import { ASSUMPTIONS } from '#session/insight/evidence.ts';
import { MOST_QUESTIONS, MOST_VARIANTS, assumptionsFor } from '#session/insight/check.ts';
import {
  MOST_BELIEFS,
  SLIP,
  addMap,
  answered,
  drawn,
  idsIn,
  questionsIn,
  reach,
  simulateDays,
} from '../fixtures/simulated-learner.ts';
import type { Asked, MapCounts } from '../fixtures/simulated-learner.ts';
import { line } from './line.ts';

const LEARNERS = 40;

/** Enough for shares that differ by one or two per cent from those of others. */
const MANY_LEARNERS = 200;

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
  learners = LEARNERS,
): Found {
  const ids = idsIn(questions);
  const groups = alike(ids, questions);
  const assumed: Assumptions = assumptionsFor(new Set(ids));
  const sum: Found = { held: 0, found: 0, named: 0, wrong: 0, questions: 0, learners };
  for (let seed = 0; seed < learners; seed += 1) {
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

/** Simulates learners over thirty days of twenty questions, and compares the map with them. */
function monthOfReviews(questions: readonly Asked[]): void {
  const sum: MapCounts = { held: 0, heldRight: 0, gone: 0, goneRight: 0, never: 0, neverWrong: 0 };
  const times: number[] = [];
  for (let seed = 0; seed < LEARNERS / 4; seed += 1) {
    const { ids, learner, answers } = simulateDays(questions, { days: 30, seed });
    const begun = performance.now();
    const map = beliefMap(ids, answers, ASSUMPTIONS);
    times.push(performance.now() - begun);
    addMap(sum, map, learner);
  }
  console.log(
    `after 30 days of 20 answers: still held and shown so ${percent(sum.heldRight, sum.held)}, ` +
      `dropped and shown so ${percent(sum.goneRight, sum.gone)}, ` +
      `never held and shown as held, shaken or gone ${percent(sum.neverWrong, sum.never)}`,
  );
  line('the map of beliefs from 600 answers', times, '< 200 ms');
}

/** Prints what the check finds with the deck in a package. */
export async function benchBeliefs(file: string): Promise<void> {
  const questions = await questionsIn(readFileSync(file));
  const all = idsIn(questions);
  console.log(
    `the check: ${LEARNERS} learners (whole deck: ${MANY_LEARNERS}) of 1 to ${MOST_BELIEFS} beliefs, ${SLIP * 100} % slips; ` +
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
    const common = checkLearners(questions, most, (id) => reach(questions, id), MANY_LEARNERS);
    row(`the whole deck, far-reaching beliefs, ${most} questions`, all.length, common);
  }
  row(
    `the whole deck, any beliefs, ${MOST_QUESTIONS} questions`,
    all.length,
    checkLearners(questions, MOST_QUESTIONS, undefined, MANY_LEARNERS),
  );
  const tried = mostTried(
    questions.map(({ probe }) => probe.outputs.flat()),
    MOST_QUESTIONS,
  );
  console.log(`${MOST_QUESTIONS} questions can try ${tried} of ${all.length} beliefs`);
  monthOfReviews(questions);
}
