import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModels } from '#engine/models/catalogue.ts';
import type { Explanation } from '#engine/models/explain.ts';
import { findBelief } from '#engine/models/find-belief.ts';
import { runModels } from '#engine/models/model-runs.ts';
import type { Model } from '#engine/models/models.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import { WRONG_ANSWERS_ON_CALLS } from './wrong-answers-calls.ts';
import { WRONG_ANSWERS_ON_SHARING } from './wrong-answers-sharing.ts';
import { WRONG_ANSWERS } from './wrong-answers.ts';

let engine: NodeEngine;
let models: readonly Model[];
beforeAll(async () => {
  models = await loadModels();
  engine = await openNodeEngine();
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

async function beliefBehind(body: string, text: string) {
  const program = `import asyncio\n${body}\n\nasyncio.run(main())\n`;
  const truth = await engine.run(program);
  const runs = await runModels(engine, program, models, truth);
  return findBelief(engine, program, { answer: { text }, truth, runs });
}

/** The likeliest belief that explains all of an answer. */
function named(found: Explanation | undefined): string | undefined {
  return found?.kind === 'exact' ? found.runs[0]?.ids.join(' + ') : found?.kind;
}

describe('a common wrong answer', () => {
  const all = [...WRONG_ANSWERS, ...WRONG_ANSWERS_ON_CALLS, ...WRONG_ANSWERS_ON_SHARING];
  test.each(all)('$who: $belief', async ({ program, answer, belief }) => {
    expect(named(await beliefBehind(program, answer))).toBe(belief);
  });
});

test('an answer that no belief gives is not explained, nor is the right one', async () => {
  const program = `
async def knock():
    print("knock")
async def main():
    task = asyncio.create_task(knock())
    print("waiting")
    await task
    print("open")`;
  expect(await beliefBehind(program, 'one\ntwo\nthree')).toBeUndefined();
  expect(await beliefBehind(program, 'waiting\nknock\nopen')).toBeUndefined();
});

test('two beliefs are combined when neither explains the answer alone', async () => {
  const program = `
async def load(seconds):
    print("load", seconds)
    await asyncio.sleep(seconds)
    return seconds
async def main():
    first = asyncio.create_task(load(2))
    print("queued")
    print(await asyncio.gather(first, load(1)))`;
  const found = await beliefBehind(program, 'load 2\nqueued\nload 1\n[1, 2]');
  expect(named(found)).toBe('completion-order + eager-task');
});
