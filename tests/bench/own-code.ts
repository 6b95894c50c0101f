/** How fast questions about two hundred programs are, the search for outcomes, and fresh programs. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openNodeEngine } from '#engine/box/node.ts';
import { explore } from '#engine/explore/explore.ts';
import { inspect } from '#engine/inspect/inspect.ts';
import { loadModels } from '#engine/models/catalogue.ts';
import { askAbout } from '#engine/questions/ask.ts';
import { freshProgram } from '#generate/fresh.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import { twoHundredPrograms } from '../fixtures/own-code/two-hundred.ts';
import { line } from './line.ts';

const PROGRAMS = path.resolve(import.meta.dirname, '../fixtures/own-code');

/** Thirty lines with so many outcomes that the search never stops early. */
const THIRTY_LINES = `import asyncio

log = []


async def fetch(desk, number):
    await asyncio.sleep(0.1 * number)
    log.append(f"{desk} fetched {number}")
    await asyncio.sleep(0.2)
    return number


async def store(desk, total):
    seen = total["stored"]
    await asyncio.sleep(0.1)
    total["stored"] = seen + 1
    log.append(f"{desk} stored")


async def work(desk, total):
    for number in (1, 2, 3):
        await fetch(desk, number)
        await store(desk, total)


async def main():
    total = {"stored": 0}
    await asyncio.gather(*(work(desk, total) for desk in ("left", "right", "middle")))
    print(total["stored"], "".join(line[0] for line in log if "stored" in line))


asyncio.run(main())
`;

/** Every how many models three fresh programs are made. */
const EVERY = 5;

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

  const thousand: number[] = [];
  let schedules = 0;
  for (let round = 0; round < 3; round += 1) {
    thousand.push(
      await timed(async () => {
        ({ schedules } = await explore(engine, THIRTY_LINES, { schedules: 1_000, time: 60_000 }));
      }),
    );
  }
  line(`own code: ${schedules} schedules of a 30-line program`, thousand, '< 2 s');

  const models = await loadModels();
  const fresh: number[] = [];
  for (const { id } of models.filter((_, at) => at % EVERY === 0)) {
    const made: FreshProgram[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const options = { engine, models, belief: id, seed: 1_000 + nth, made };
      fresh.push(
        await timed(async () => {
          const program = await freshProgram(options);
          if (program !== undefined) made.push(program);
        }),
      );
    }
  }
  line(`own code: ${fresh.length} fresh programs for a belief, each`, fresh, '< 3 s');
  line('own code: the slowest of them', [Math.max(...fresh)], '< 3 s');
  engine.close();
}
