/** Generated programs for beliefs, judged by running them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf } from '#format/output.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { skeletonOf } from '#engine/judge/skeleton.ts';
import { loadModels } from '#engine/models/catalogue.ts';
import type { Model } from '#engine/models/models.ts';
import { accept } from '#generate/accept.ts';
import { freshProgram } from '#generate/fresh.ts';
import type { FreshProgram } from '#generate/fresh.ts';

/** One belief for each kind of subject; `npm run loopwise -- fresh` covers all. */
const BELIEFS = ['eager-task', 'gather-cancels', 'timeout-inside', 'put-switches'] as const;

describe('a fresh program', () => {
  let engine: NodeEngine;
  let models: readonly Model[];
  beforeAll(async () => {
    [engine, models] = await Promise.all([openNodeEngine(), loadModels()]);
    await engine.booted();
    // The first engine on a machine prepares its snapshot.
  }, 60_000);
  afterAll(() => engine.close());

  const make = async (belief: string, seed: number, made: readonly FreshProgram[] = []) =>
    freshProgram({ engine, models, belief, seed, made });

  test.each(BELIEFS)('is short, and shows %s', async (belief) => {
    const fresh = await make(belief, 1);
    expect(fresh).toBeDefined();
    if (fresh === undefined) return;
    expect(linesOf(fresh.program).filter((line) => line !== '').length).toBeLessThanOrEqual(20);
    expect(linesOf(fresh.key.stdout).length).toBeLessThanOrEqual(8);
    expect(fresh.alike.length).toBeLessThanOrEqual(2);
    const { stdout } = await engine.run(fresh.program);
    expect(stdout).toBe(fresh.key.stdout);
    const believed = await engine.run(fresh.program, { models: [belief] });
    expect([believed.stdout, believed.ended]).not.toEqual([stdout, fresh.key.ended]);
  });

  test('is the same for the same seed, and differs for the next', async () => {
    const first = await make('await-yields', 3);
    const again = await make('await-yields', 3);
    expect(again).toEqual(first);
    if (first === undefined) return;
    const other = await make('await-yields', 3, [first]);
    expect(other?.structure).not.toBe(first.structure);
    expect(skeletonOf(other?.program ?? '')).toBe(other?.structure);
  });

  test('is not made for a belief without a skeleton', async () => {
    expect(await make('no-such-belief', 1)).toBeUndefined();
  });

  test.each([
    [
      'unfair',
      'await asyncio.gather(say("one"), say("two"))',
      'print("begin", word)\n    await asyncio.sleep(1)',
    ],
    ['belief-is-right', 'await say("one")', 'await asyncio.sleep(1)'],
    ['not-returned', 'await say("one")', 'raise ValueError'],
    ['no-output', 'asyncio.create_task(asyncio.sleep(0))', 'await asyncio.sleep(0)'],
  ])('%s is refused', async (why, main, before) => {
    const program = `import asyncio


async def say(word):
    ${before}
    print(word)


async def main():
    ${main}
    await asyncio.sleep(2)


asyncio.run(main())
`;
    // Fairness is checked only if the belief prints something else.
    const belief = why === 'unfair' ? 'sequential' : 'eager-task';
    expect(await accept(engine, program, belief, models)).toEqual({ ok: false, why });
  });
});
