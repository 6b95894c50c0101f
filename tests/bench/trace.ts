/**
 * What a trace costs: `node tests/bench/trace.ts`. Every program of the shipped deck, with a trace
 * and without, one after the other, timed inside the box; and a reader on a long trace.
 */
import path from 'node:path';
import { loadPyodide } from 'pyodide';
import { openBox } from '#engine/box.ts';
import { CACHE_DIR } from '#engine/node.ts';
import { PYODIDE_OPTIONS } from '#engine/pyodide-options.ts';
import { PYODIDE_DIR, loadSnapshot } from '#engine/snapshot.ts';
import { openTrace } from '#engine/trace-reader.ts';
import { traceLength } from '#engine/trace.ts';
import { LIMITS, UNPERTURBED } from '#engine/types.ts';
import type { Run } from '#engine/types.ts';
import { variant } from '#format/vary.ts';
import { readDeck } from '../../decks/cli/deck-files.ts';

// A box takes its thread's world away, and this thread is one.
const { log } = console;

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

type RunProgram = (...args: readonly unknown[]) => string;

/** Milliseconds. The thread's processor time would be fairer, but is told in steps of four. */
const now = performance.now.bind(performance);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** A box in this very thread that tells how long `program.run` took, in milliseconds. */
async function openTimedBox() {
  const { bytes } = await loadSnapshot(CACHE_DIR);
  let took = 0;
  let result: Run | undefined;
  const request = await openBox({
    load: async () => {
      const indexURL = PYODIDE_DIR + path.sep;
      const python = await loadPyodide({ ...PYODIDE_OPTIONS, indexURL, _loadSnapshot: bytes });
      const globals = python.globals as unknown as { get: (name: string) => unknown };
      const get = (name: string): unknown => {
        if (name !== '_loopwise_run') return globals.get(name);
        const run = globals.get(name) as RunProgram;
        return (...args: readonly unknown[]) => {
          const begun = now();
          try {
            return run(...args);
          } finally {
            took = now() - begun;
          }
        };
      };
      return Object.create(python, { globals: { value: { get } } }) as typeof python;
    },
    post: (message) => {
      if (message.kind === 'ended' && message.run !== 'lost') result = message.run;
    },
  });
  return (program: string, trace: boolean): { readonly run: Run; readonly took: number } => {
    result = undefined;
    const limits = { ...LIMITS, time: 120_000 };
    const order = {
      name: 'program.py',
      limits,
      models: [],
      perturb: UNPERTURBED,
      observe: false,
      trace,
    };
    request({ id: 1, program, order, stream: false });
    if (result === undefined) throw new Error('The run was lost.');
    return { run: result, took };
  };
}

const deck = await readDeck(path.resolve(import.meta.dirname, '../../decks/asyncio'));
if (!deck.ok) throw new Error('The shipped deck does not read.');
const run = await openTimedBox();
const ratios: number[] = [];
const times: { readonly plain: number; readonly traced: number }[] = [];
for (const { question } of deck.value.deck.questions) {
  const asked = variant(question, 0);
  if (asked.kind !== 'predict') continue;
  const plain: number[] = [];
  const traced: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(run(asked.program, false).took);
    traced.push(run(asked.program, true).took);
  }
  times.push({ plain: median(plain), traced: median(traced) });
  ratios.push(median(traced) / median(plain));
}
const plain = median(times.map((time) => time.plain));
const traced = median(times.map((time) => time.traced));
const total = (which: 'plain' | 'traced'): number =>
  times.reduce((sum, time) => sum + time[which], 0);
log(
  `program.run over ${ratios.length} programs: plain ${plain.toFixed(2)} ms, traced ` +
    `${traced.toFixed(2)} ms, ratio median ${median(ratios).toFixed(2)}, ` +
    `of the sums ${(total('traced') / total('plain')).toFixed(2)} (goal: below 3)`,
);

const longPlain: number[] = [];
const long: number[] = [];
let trace: Run['trace'];
for (let round = 0; round < ROUNDS; round += 1) {
  longPlain.push(run(SLEEPERS, false).took);
  const traced = run(SLEEPERS, true);
  long.push(traced.took);
  ({ trace } = traced.run);
}
if (trace === undefined) throw new Error('There is no trace.');
let begun = now();
const reader = openTrace(trace);
const opened = now() - begun;
const asks = Array.from({ length: 200 }, (_, at) => (at * 7919) % reader.length).map((moment) => {
  begun = now();
  reader.at(moment);
  return now() - begun;
});
log(
  `${traceLength(trace)} events: plain ${median(longPlain).toFixed(0)} ms, traced ` +
    `${median(long).toFixed(0)} ms, ratio ${(median(long) / median(longPlain)).toFixed(2)}; opened in ${opened.toFixed(0)} ms; a moment: median ` +
    `${median(asks).toFixed(2)} ms, worst ${Math.max(...asks).toFixed(2)} ms`,
);
