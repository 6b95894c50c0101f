/** How fast questions about two hundred programs are, and the search for outcomes. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openNodeEngine } from '#engine/box/node.ts';
import { explore } from '#engine/explore/explore.ts';
import { inspect } from '#engine/inspect/inspect.ts';
import { askAbout } from '#engine/questions/ask.ts';
import { twoHundredPrograms } from '../fixtures/own-code/two-hundred.ts';
import { line } from './line.ts';

const PROGRAMS = path.resolve(import.meta.dirname, '../fixtures/own-code');

/** About thirty lines, with more schedules than can all be tried. */
const THIRTY_LINES = 'outcomes/correct/double-check.py';

function programsOf(folder: string): readonly string[] {
  return readdirSync(path.join(PROGRAMS, folder)).map((name) =>
    readFileSync(path.join(PROGRAMS, folder, name), 'utf8'),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export async function benchOwnCode(): Promise<void> {
  const engine = await openNodeEngine({ parallel: 2 });
  await engine.booted();
  await engine.run('print()');
  const asked: number[] = [];
  for (const { source } of await twoHundredPrograms()) {
    asked.push(await timed(async () => askAbout(engine, source, 1)));
  }
  line('own code: questions about 200 programs, each', asked, '< 500 ms');

  const found: number[] = [];
  const defects = programsOf('outcomes/defects');
  for (const program of defects) {
    found.push(await timed(async () => explore(engine, program, { schedules: 150 })));
  }
  line(`own code: the outcomes of ${defects.length} programs with a defect`, found, '< 2 s');

  const inspected: number[] = [];
  for (const program of programsOf('findings/defects')) {
    inspected.push(await timed(async () => inspect(engine, program, { schedules: 60 })));
  }
  line(`own code: what is wrong in ${inspected.length} programs`, inspected, '(for comparison)');

  const thirty = readFileSync(path.join(PROGRAMS, THIRTY_LINES), 'utf8');
  const thousand: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    thousand.push(await timed(async () => explore(engine, thirty, { schedules: 1_000 })));
  }
  line('own code: up to 1,000 schedules of a 30-line program', thousand, '< 2 s');
  engine.close();
}
