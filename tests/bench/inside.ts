/**
 * What a run and its trace cost inside a box, without the messages to and from it: programs of the
 * shipped deck, warmed up, a long program, and a reader of the long trace. `npm run bench`
 * starts it as a process of its own.
 */
import path from 'node:path';
import { loadPyodide } from 'pyodide';
import createModule from 'pyodide/pyodide.asm.mjs';
import { openBox } from '#engine/box/box.ts';
import { CACHE_DIR } from '#engine/box/node.ts';
import { PYODIDE_DIR, loadSnapshot } from '#engine/box/snapshot.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { traceLength } from '#engine/trace/trace.ts';
import { LIMITS, UNPERTURBED } from '#engine/types.ts';
import type { Run } from '#engine/types.ts';
import { sampleOf, shippedPrograms } from './deck.ts';
import { line, ratioLine } from './line.ts';

/** Programs of the deck that are run. */
const SAMPLE = 200;

/** Rounds over the programs to warm up the interpreter, and rounds that are measured. */
const WARM = 3;
const ROUNDS = 5;

const SLEEPERS = `import asyncio
async def sleeper(n):
    for i in range(100):
        await asyncio.sleep(n % 7 + 1)
        print(n, i)
async def main():
    await asyncio.gather(*(sleeper(n) for n in range(100)))
asyncio.run(main())
`;

// A box removes its thread's globals, and here that is this thread.
const now = performance.now.bind(performance);

interface Timed {
  readonly run: Run;
  /** Milliseconds until the result arrived. */
  readonly took: number;
}

/** A box in this very thread. */
async function openTimedBox(): Promise<(program: string, trace: boolean) => Promise<Timed>> {
  const { bytes } = await loadSnapshot(CACHE_DIR);
  const indexURL = PYODIDE_DIR + path.sep;
  let begun = 0;
  let timed: Timed | undefined;
  const request = await openBox({
    load: async () => ({ loadPyodide, createModule, indexURL, snapshot: bytes }),
    post: (message) => {
      if (message.kind !== 'ended' || message.run === 'lost') return;
      timed = { run: message.run, took: now() - begun };
    },
  });
  return async (program, trace) => {
    timed = undefined;
    const limits = { ...LIMITS, time: 120_000 };
    const plain = { name: 'program.py', models: [], perturb: UNPERTURBED, observe: false };
    begun = now();
    await request({ id: 1, program, order: { ...plain, limits, trace }, stream: false });
    if (timed === undefined) throw new Error('The run was lost.');
    return timed;
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const programs = sampleOf(await shippedPrograms(), SAMPLE);
const run = await openTimedBox();
for (let round = 0; round < WARM; round += 1)
  for (const program of programs) await run(program, true);

/** The median times of a program's runs, with and without a trace. */
async function both(program: string): Promise<readonly [traced: number, plain: number]> {
  const plain: number[] = [];
  const traced: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push((await run(program, false)).took);
    traced.push((await run(program, true)).took);
  }
  return [median(traced), median(plain)];
}

const pairs: (readonly [number, number])[] = [];
for (const program of programs) pairs.push(await both(program));
const plain = pairs.map(([, time]) => time);
line(`a run in its box, ${programs.length} programs of the deck`, plain, '< 2 ms');
ratioLine('a trace of it takes as many times as long', pairs, '< 3');

const { trace } = (await run(SLEEPERS, true)).run;
if (trace === undefined) throw new Error('There is no trace.');
const many = traceLength(trace).toLocaleString('en');
ratioLine(`a trace of ${many} events takes`, [await both(SLEEPERS)], '< 3');

let begun = now();
const reader = openTrace(trace);
line(`a trace of ${many} events: opened`, [now() - begun], '< 300 ms');
const asks = Array.from({ length: 200 }, (_, at) => {
  begun = now();
  // Far apart, and the same in every run.
  reader.at((at * 61_803) % reader.length);
  return now() - begun;
});
line(`a trace of ${many} events: any moment`, asks, '< 16.7 ms (one frame)');
