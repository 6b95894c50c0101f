/**
 * `npm run fidelity [COUNT] [SEED]`: the long run. COUNT random programs (5,000) on the virtual
 * clock of every interpreter, a sample of them on the real clock of unmodified CPython, the shipped
 * deck and the hand-written programs. Writes decks/engine/FIDELITY.md; fails if anything differs.
 * `npm run fidelity -- cpython` runs CPython's own tests instead; see cpython.ts.
 * `-- streams`, `-- fresh` and `-- own` check generated programs of these kinds; see own-code.ts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from 'prettier';
import type { Options } from 'prettier';
import { openNodeEngine } from '#engine/box/node.ts';
import { compare, compareInRealTime, PATIENT, QUICK, showsSets } from './compare.ts';
import type { Difference, Verdict } from './compare.ts';
import { runCpythonTests } from './cpython.ts';
import { programOf, shrink } from './generate.ts';
import { readHandWritten } from './hand-written.ts';
import { holdHandWritten, holdShipped } from './hold.ts';
import { findInterpreters, NO_INTERPRETER } from '../../../decks/cli/interpreters.ts';
import { runFresh, runOwn, runStreams } from './own-code.ts';
import { openReference } from './reference.ts';
import type { Reference } from './reference.ts';
import { report } from './report.ts';
import type { Found, Tally } from './report.ts';
import { readShippedPrograms } from './shipped-programs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** The smallest form of each program that differs is kept here. */
const KEPT = path.join(root, 'node_modules/.cache/loopwise/fidelity');

/** For programs whose deadlines a real clock can distinguish: how many, how close, how long. */
const SAMPLE = { programs: 400, gap: 0.04, seconds: 8 };

/** The version of generate.ts. */
const PRINTS_TIME = 'time.monotonic() - start';

/** Programs that run at a time: on the virtual clock they compute, on the real one they sleep. */
const AT_ONCE = { virtual: 6, real: 24 };

if (process.argv[2] === 'cpython') {
  process.exit(await runCpythonTests(process.argv.slice(3)));
}

if (process.argv[2] === 'streams') {
  process.exit(await runStreams(process.argv.slice(3).map(Number)));
}
if (process.argv[2] === 'own') process.exit(await runOwn());
if (process.argv[2] === 'fresh') {
  process.exit(await runFresh(process.argv.slice(3).map(Number)));
}

const [count = 5000, firstSeed = 1] = process.argv.slice(2).map(Number);
const interpreters = findInterpreters();
const references = interpreters.map((interpreter) => openReference(interpreter));
const [newest] = references;
if (newest === undefined) throw new Error(NO_INTERPRETER);
const engine = await openNodeEngine();
await engine.booted();

const found: Found[] = [];
const seeds = Array.from({ length: count }, (_, at) => firstSeed + at);
const tally = await tryGenerated();
const inRealTime = await tryInRealTime(newest);
const shipped = await readShippedPrograms();
await inParallel(shipped, AT_ONCE.virtual, async (program) => {
  note(program.name, program.source, await holdShipped(program, engine, references));
});
const handWritten = readHandWritten();
await inParallel(handWritten, AT_ONCE.virtual, async (program) => {
  note(program.name, program.source, await holdHandWritten(program, engine, references));
});

const file = path.join(root, 'decks/engine/FIDELITY.md');
const style = JSON.parse(readFileSync(path.join(root, '.config/prettier.json'), 'utf8')) as Options;
writeFileSync(
  file,
  await format(
    report({
      engine: engine.identity.python,
      interpreters: interpreters.map(({ version }) => version),
      firstSeed,
      tally,
      inRealTime,
      shipped: shipped.length,
      handWritten: handWritten.length,
      found,
      findings: readFileSync(path.join(import.meta.dirname, 'findings.md'), 'utf8'),
    }),
    { ...style, parser: 'markdown' },
  ),
);
console.log(`${path.relative(process.cwd(), file)} is written; ${found.length} differences.`);
engine.close();
for (const reference of references) reference.close();
process.exitCode = found.length > 0 ? 1 : 0;

async function tryGenerated(): Promise<Tally> {
  const verdicts: Verdict[] = [];
  const between = new Map<string, number>();
  await inParallel(seeds, AT_ONCE.virtual, async (seed) => {
    const verdict = await compare(programOf(seed), engine, references);
    verdicts.push(verdict);
    for (const version of verdict.between) between.set(version, (between.get(version) ?? 0) + 1);
    if (verdict.kind === 'different') {
      const smallest = await shrink(seed, differs);
      note(`seed ${seed}`, smallest ?? programOf(seed), verdict.differences);
    }
    if (verdicts.length % 250 === 0) console.log(`${verdicts.length} of ${count} programs`);
  });
  const many = (holds: (verdict: Verdict) => boolean): number => verdicts.filter(holds).length;
  return {
    tried: verdicts.length,
    unfair: many(({ kind }) => kind === 'unfair'),
    same: many(({ kind }) => kind === 'same'),
    returned: many(({ ended }) => ended === 'returned'),
    raised: many(({ ended }) => ended === 'raised'),
    deadlocked: many(({ ended }) => ended === 'deadlock'),
    between: interpreters.slice(1).map(({ version }) => [version, between.get(version) ?? 0]),
  };
}

async function differs(program: string): Promise<boolean> {
  return (await compare(program, engine, references.slice(0, 1))).kind === 'different';
}

/** Returns how many programs were tried. */
async function tryInRealTime(reference: Reference): Promise<number> {
  const chosen: { seed: number; program: string }[] = [];
  for (const seed of seeds) {
    if (chosen.length === SAMPLE.programs) break;
    const program = programOf(seed);
    // Hundredths of a second on a real clock depend on the machine.
    if (program.includes(PRINTS_TIME)) continue;
    const verdict = await compare(program, engine, references.slice(0, 1));
    const ends = verdict.ended === 'returned' || verdict.ended === 'raised';
    if (verdict.kind !== 'same' || !ends || verdict.gap < SAMPLE.gap) continue;
    if (verdict.seconds > SAMPLE.seconds) continue;
    chosen.push({ seed, program });
  }
  console.log(`${chosen.length} programs on the real clock`);
  await inParallel(chosen, AT_ONCE.real, async ({ seed, program }) => {
    const run = await engine.run(program, PATIENT);
    const difference = await compareInRealTime(program, run, reference);
    if (difference === undefined) return;
    const truth = await reference.run(program, QUICK);
    if (!(await showsSets(program, truth, reference)))
      note(`seed ${seed} on the real clock`, program, [difference]);
  });
  return chosen.length;
}

function note(name: string, program: string, differences: readonly Difference[]): void {
  const [first] = differences;
  if (first === undefined) return;
  mkdirSync(KEPT, { recursive: true });
  const kept = path.join(KEPT, `${name.replaceAll(/\W+/gu, '-')}.py`);
  writeFileSync(kept, program);
  console.error(
    `${name}: ${first.what} differs from Python ${first.version}; see ${kept}\n` +
      `--- engine\n${first.engine}\n--- real\n${first.real}`,
  );
  found.push({ name, differences });
}

async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
}
