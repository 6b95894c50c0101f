import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applies, readModel } from '#engine/models/models.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import type { Run } from '#engine/types.ts';

/** The models themselves, one Python module each. */
const MODULES = path.resolve(import.meta.dirname, '../../decks/engine/python/models');

/**
 * For each model `<id>.differs.py`, a program that it predicts wrongly; `<id>.differs.out`, what
 * somebody with the belief would predict, worked out by hand; and `<id>.same.py`, a program on the
 * same subject for which the belief makes no difference.
 */
const PROGRAMS = path.join(import.meta.dirname, 'models');

const ids = readdirSync(MODULES)
  .filter((file) => file.endsWith('.py') && !file.startsWith('_'))
  .map((file) => file.slice(0, -'.py'.length).replaceAll('_', '-'));

const text = (file: string): string => readFileSync(path.join(PROGRAMS, file), 'utf8');

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

/** A program that meets a limit proves nothing about a model. */
async function run(program: string, models: readonly string[] = []): Promise<Run> {
  const result = await engine.run(program, { models });
  expect(result.ended).not.toMatchObject({ kind: 'limit' });
  return result;
}

test('every program belongs to a model', () => {
  const files = ids.flatMap((id) => [`${id}.differs.out`, `${id}.differs.py`, `${id}.same.py`]);
  expect(readdirSync(PROGRAMS).toSorted()).toEqual(files.toSorted());
});

describe.each(ids)('%s', (id) => {
  const model = readModel(
    id,
    readFileSync(path.join(MODULES, `${id.replaceAll('-', '_')}.py`), 'utf8'),
  );

  test('states the belief in one sentence and explains it in two or three', () => {
    expect(model.statement).toMatch(/[^.\s]$/u);
    expect(model.statement).not.toMatch(/[.?]\s/u);
    const sentences = model.teaching.match(/[.?](?=\s|$)/gu) ?? [];
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });

  test('makes a program print what somebody with the belief predicts, which is not the truth', async () => {
    const program = text(`${id}.differs.py`);
    const truth = await run(program);
    expect(['returned', 'raised']).toContain(truth.ended.kind);
    const believed = await run(program, [id]);
    expect(believed.stdout).toBe(text(`${id}.differs.out`));
    expect(believed.stdout).not.toBe(truth.stdout);
  });

  test('leaves programs unchanged that it does not concern', async () => {
    const program = text(`${id}.same.py`);
    const truth = await run(program);
    const { stdout, ended } = await run(program, [id]);
    expect({ stdout, ended }).toEqual({ stdout: truth.stdout, ended: truth.ended });
  });

  test('declares words that its programs contain', () => {
    const files = [`${id}.differs.py`, `${id}.same.py`];
    expect(files.filter((file) => !applies(model, text(file)))).toEqual([]);
  });
});

/**
 * Pairs of models that change the same calls or tasks, and a program that prints the same under
 * each.
 */
test.each([
  ['call-runs', 'result-of-call', 'reusable-coroutine'],
  ['await-yields', 'reusable-coroutine', 'cached-coroutine'],
  ['sequential', 'thread-stops', 'parallel'],
  ['lazy-task', 'awaited-first', 'eager-task'],
  ['parallel', 'preemptive', 'thread-stops'],
])('%s and %s can be combined', async (one, other, id) => {
  const program = text(`${id}.same.py`);
  const truth = await run(program);
  expect(await run(program, [one, other])).toMatchObject({ ended: truth.ended });
  expect(await run(program, [other, one])).toMatchObject({ ended: truth.ended });
});

test('cached-coroutine keeps the outcome for another run, another task, and concurrent awaits', async () => {
  const program = `import asyncio
async def price():
    print("asked")
    await asyncio.sleep(1)
    return 4
async def buy(who, work):
    print(who, await work)
async def main(work):
    await asyncio.gather(buy("Ida", work), buy("Jon", work))
    tasks = [asyncio.create_task(work) for _ in range(2)]
    print([await task for task in tasks])
    lost = price()
    task = asyncio.create_task(lost)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await lost
    except asyncio.CancelledError:
        print("cancelled")
work = price()
print("first", asyncio.run(work))
print("second", asyncio.run(work))
asyncio.run(main(price()))
`;
  const { stdout, ended } = await run(program, ['cached-coroutine']);
  expect(ended).toEqual({ kind: 'returned' });
  expect(stdout).toBe('asked\nfirst 4\nsecond 4\nasked\nIda 4\nJon 4\n[4, 4]\nasked\ncancelled\n');
});
