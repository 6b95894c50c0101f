/**
 * `npm run fidelity -- streams [COUNT] [SEED]`: generated programs in which clients talk to a
 * server (100), in the engine and over loopback on a real interpreter. `npm run fidelity -- fresh
 * [COUNT] [SEED]`: generated programs for beliefs (1,000), equally many for each model; made as the
 * app makes them, then compared with every interpreter found here like `check --long` does.
 * `npm run fidelity -- own`: the programs with seeded defects and those without, as the tools see
 * them: how many defects are found in two seconds each and named at their line, and whether every
 * outcome replays 100 times. All print figures and return the exit code.
 */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '#engine/box/engine.ts';
import { PARALLEL, openNodeEngine } from '#engine/box/node.ts';
import { explore } from '#engine/explore/explore.ts';
import { optionsOf } from '#engine/explore/schedule.ts';
import { FINDING_KINDS } from '#engine/inspect/findings.ts';
import { inspect } from '#engine/inspect/inspect.ts';
import { inLanes } from '#engine/judge/lanes.ts';
import { loadModels } from '#engine/models/catalogue.ts';
import type { Deck, PackedAnswer, PlacedQuestion } from '#format/types.ts';
import { freshProgram } from '#generate/fresh.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import { sha256 } from '../../../decks/cli/deck-files.ts';
import { NO_INTERPRETER, findInterpreters, minorOf } from '../../../decks/cli/interpreters.ts';
import { longRun } from '../../../decks/cli/long-run.ts';
import { streamsProgram } from '../../fixtures/own-code/generate-streams.ts';

/** The first of the ports on which the generated servers listen. */
const PORT = 24_000;

/** The documentation's examples need at least this minor version. */
const STREAMS_FROM = 12;

export async function runStreams([count = 100, seed = 1]: readonly number[]): Promise<number> {
  const python = findInterpreters().find((each) => minorOf(each) >= STREAMS_FROM);
  if (python === undefined) throw new Error(NO_INTERPRETER);
  const engine = await openNodeEngine();
  let different = 0;
  await inLanes(Array.from({ length: count }, (_, at) => at).values(), 4, async (at) => {
    const program = streamsProgram(seed + at, PORT + at);
    const [{ stdout: real }, run] = await Promise.all([
      promisify(execFile)(python.file, ['-c', program], { timeout: 60_000 }),
      engine.run(program),
    ]);
    if (run.stdout === real && run.ended.kind === 'returned') return;
    different += 1;
    console.error(`seed ${seed + at}\n${program}\n--- engine\n${run.stdout}\n--- real\n${real}`);
  });
  engine.close();
  console.log(`${count} programs over loopback on Python ${python.version}; ${different} differ.`);
  return different > 0 ? 1 : 0;
}

/** What a search may take, and how often each of its outcomes is run again. */
const SEARCH = { time: 2_000 } as const;
const REPLAYS = 100;

export async function runOwn(): Promise<number> {
  const engine = await openNodeEngine({ parallel: 2 });
  await engine.booted();
  const found: string[] = [];
  const unsteady: string[] = [];
  let conditions = 0;
  let outcomesRun = 0;
  const defects = programsOf('outcomes/defects');
  for (const [name, program] of defects) {
    const shows = /^# shows: (.+)$/mu.exec(program)?.[1] ?? '';
    const { outcomes } = await explore(engine, program, SEARCH);
    const at = outcomes.findIndex(({ stdout, ended }) =>
      shows.startsWith('ended:') ? `ended:${ended.kind}` === shows : stdout.includes(shows),
    );
    // Not the plain run, which is the first.
    if (at > 0) found.push(name);
    for (const { schedule, stdout, ended } of outcomes) {
      conditions = Math.max(conditions, schedule.length);
      outcomesRun += 1;
      const ways = Array.from({ length: REPLAYS }, () => optionsOf(schedule));
      const runs = await engine.runAll(program, ways);
      const wanted = JSON.stringify([stdout, ended]);
      const same = runs.filter((run) => JSON.stringify([run.stdout, run.ended]) === wanted).length;
      if (same < REPLAYS) unsteady.push(`${name}: ${same} of ${REPLAYS}`);
    }
  }
  const reported: string[] = [];
  const correct = programsOf('outcomes/correct');
  for (const [name, program] of correct) {
    if ((await explore(engine, program, SEARCH)).outcomes.length > 1) reported.push(name);
  }
  const missed = defects.filter(([name]) => !found.includes(name)).map(([name]) => name);
  console.log(
    `explore: ${found.length} of ${defects.length} defects found in ${SEARCH.time / 1000} s each, ` +
      `${reported.length} of ${correct.length} correct programs reported; ${outcomesRun} outcomes, ` +
      `each of ${conditions} conditions at most, ${unsteady.length} of which did not replay ${REPLAYS} times.`,
  );

  const unnamed: string[] = [];
  const wrong = [...programsOf('findings/defects'), ...programsOf('from-life/defects')];
  for (const [name, program] of wrong) {
    const { findings } = await inspect(engine, program, SEARCH);
    const line = program.split('\n').findIndex((text) => text.endsWith('# !')) + 1;
    const kind = FINDING_KINDS.find((each) => name.startsWith(each));
    if (!findings.some((one) => one.kind === kind && one.line === line)) unnamed.push(name);
  }
  const blamed: string[] = [];
  const clean = [...programsOf('findings/clean'), ...programsOf('from-life/correct'), ...correct];
  for (const [name, program] of clean) {
    if ((await inspect(engine, program, SEARCH)).findings.length > 0) blamed.push(name);
  }
  engine.close();
  console.log(
    `inspect: ${wrong.length - unnamed.length} of ${wrong.length} defects named at their line, ` +
      `${blamed.length} of ${clean.length} clean programs reported.`,
  );
  const failures = [...missed, ...reported, ...unsteady, ...unnamed, ...blamed];
  for (const failure of failures) console.error(failure);
  return failures.length > 0 ? 1 : 0;
}

function programsOf(folder: string): readonly (readonly [name: string, program: string])[] {
  const of = path.resolve(import.meta.dirname, '../../fixtures/own-code', folder);
  return readdirSync(of).map((name) => [name, readFileSync(path.join(of, name), 'utf8')]);
}

export async function runFresh([count = 1_000, seed = 1]: readonly number[]): Promise<number> {
  const interpreters = findInterpreters();
  const engine = await openNodeEngine({ parallel: Math.min(2, PARALLEL) });
  await engine.booted();
  const { made, seconds, short } = await makeFresh(engine, count, seed);
  engine.close();
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2);
  console.log(
    `${made.length} programs, ${new Set(made.map(({ structure }) => structure)).size} structures; ` +
      `half of them in ${at(0.5)} s, 95 of 100 in ${at(0.95)} s, the slowest in ${at(1)} s.`,
  );
  for (const line of short) console.error(line);
  const { deck, answers } = deckOf(made);
  const { faults, compared, skipped } = await longRun(deck, answers, interpreters);
  for (const { message, placed } of faults) {
    console.error(`${message}\n${placed.question.program}`);
  }
  const versions = interpreters.map(({ version }) => version).join(', ');
  console.log(
    `${compared} runs compared on Python ${versions}, ${skipped} programs left out; ${faults.length} differ.`,
  );
  return faults.length > 0 || short.length > 0 ? 1 : 0;
}

/**
 * Equally many programs for each model, repeating a structure only when all were used; each is
 * timed.
 */
async function makeFresh(engine: Engine, count: number, seed: number) {
  const models = await loadModels();
  const each = Math.ceil(count / models.length);
  const made: FreshProgram[] = [];
  const seconds: number[] = [];
  const short: string[] = [];
  await inLanes(models.values(), 2, async ({ id: belief }) => {
    const before: FreshProgram[] = [];
    let anew = 0;
    for (let nth = 0; nth < each && made.length < count; nth += 1) {
      const begun = performance.now();
      const options = { engine, models, belief, seed: 1_000 * seed + nth };
      // Like practice: when every structure was used, they start over.
      const known = before.slice(anew);
      const found = await freshProgram({ ...options, made: known });
      const program = found ?? (known.length > 0 ? await freshProgram(options) : undefined);
      if (found === undefined) anew = before.length;
      if (program === undefined) break;
      seconds.push((performance.now() - begun) / 1000);
      made.push(program);
      before.push(program);
    }
    const structures = new Set(before.map(({ structure }) => structure)).size;
    const wanted = Math.min(3, each);
    if (structures < wanted && made.length < count)
      short.push(`${belief}: ${structures} structures`);
    console.log(`${made.length}: ${belief}, ${structures} structures`);
  });
  return { made, seconds, short };
}

/** The programs as a deck, the input of the long check. */
function deckOf(made: readonly FreshProgram[]): {
  readonly deck: Deck;
  readonly answers: Readonly<Record<string, PackedAnswer>>;
} {
  const questions = made.map(({ program, belief, python }, position): PlacedQuestion => {
    const id = `${belief}-${position}`;
    return {
      question: {
        kind: 'predict',
        id,
        concept: belief,
        covers: [],
        level: 1,
        tier: 'DOC',
        python,
        docs: 'library/asyncio.html',
        vary: [],
        prompt: 'What does this print?',
        why: 'It runs.',
        program,
        models: [],
      },
      unit: 'fresh',
      file: `fresh/${id}.md`,
      position,
      hash: sha256(program),
    };
  });
  return {
    deck: {
      manifest: {
        format: 1,
        id: 'fresh',
        title: 'Fresh',
        version: '1.0.0',
        about: '',
        authors: [],
        license: '',
        units: [{ id: 'fresh', title: 'Fresh', needs: [] }],
      },
      questions,
    },
    answers: Object.fromEntries(made.map(({ program, key }) => [sha256(program), key])),
  };
}
