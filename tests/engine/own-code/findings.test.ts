/**
 * `inspect` on programs with one seeded defect each, whose line is marked, and on clean ones. The
 * name of a file begins with the kind of its defect. Those of `from-life` were written by somebody
 * who had not seen the rules, as such programs are met at work.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NodeEngine } from '#engine/box/node.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import type { Runner } from '#engine/explore/batches.ts';
import { FINDING_KINDS } from '#engine/inspect/findings.ts';
import { inspect } from '#engine/inspect/inspect.ts';

const PROGRAMS = path.resolve(import.meta.dirname, '../../fixtures/own-code');

function programsOf(folder: string): readonly (readonly [name: string, program: string])[] {
  return readdirSync(path.join(PROGRAMS, folder)).map((name) => [
    name.replace('.py', ''),
    readFileSync(path.join(PROGRAMS, folder, name), 'utf8'),
  ]);
}

const DEFECTS = programsOf('findings/defects');
const CLEAN = [...programsOf('findings/clean'), ...programsOf('outcomes/correct')];
const FROM_LIFE = {
  defects: programsOf('from-life/defects'),
  clean: programsOf('from-life/correct'),
};

/** Enough for defects that a single condition reveals. */
const OPTIONS = { schedules: 60, time: 60_000 } as const;

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ parallel: 2 });
}, 60_000);
afterAll(() => engine.close());

it('has forty programs with defects of all kinds, and forty clean ones', () => {
  const kinds = FINDING_KINDS.filter((kind) => DEFECTS.some(([name]) => name.startsWith(kind)));
  expect([DEFECTS.length, kinds, CLEAN.length >= 40]).toEqual([40, FINDING_KINDS, true]);
  expect(FROM_LIFE.defects.length).toBeGreaterThanOrEqual(20);
  expect(FROM_LIFE.clean.length).toBeGreaterThanOrEqual(20);
});

it.each([...DEFECTS, ...FROM_LIFE.defects])('names %s at its line', async (name, program) => {
  const { findings } = await inspect(engine, program, OPTIONS);
  const line = program.split('\n').findIndex((text) => text.endsWith('# !')) + 1;
  const kind = FINDING_KINDS.find((each) => name.startsWith(each));
  expect(findings.map((finding) => ({ kind: finding.kind, line: finding.line }))).toContainEqual({
    kind,
    line,
  });
});

it.each([...CLEAN, ...FROM_LIFE.clean])('finds nothing in %s', async (_, program) => {
  const { findings } = await inspect(engine, program, OPTIONS);
  expect(findings).toEqual([]);
});

/** The same engine with less time for each run, so that a test need not wait as long. */
const hasty: Runner = {
  run: async (program, options) =>
    engine.run(
      program,
      options?.inspect === 'source' ? options : { ...options, limits: { time: 1_000 } },
    ),
  runAll: async (program, ways) => engine.runAll(program, ways),
};

it.each([
  ['a loop of one line', 'async def main():\n    while True:\n        pass  # !'],
  [
    'a slow call again and again',
    'async def main():\n    while True:\n        sum(range(100_000))  # !',
  ],
  ['a call that never returns', 'async def main():\n    print(sum(1 for _ in iter(int, 1)))  # !'],
  ['a loop outside asyncio', 'def main():\n    while True:\n        pass  # !\n\n\nmain()'],
])('names a program that never awaits: %s', async (_, body) => {
  const program = `import asyncio\n\n\n${body}\n\n\nasyncio.run(main())\n`;
  const { findings } = await inspect(hasty, program);
  const line = program.split('\n').findIndex((text) => text.endsWith('# !')) + 1;
  expect(findings.map((finding) => [finding.kind, finding.line])).toEqual([['blocked-loop', line]]);
});
