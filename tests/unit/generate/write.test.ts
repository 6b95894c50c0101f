import { describe, expect, test } from 'vitest';
import { seededRandom } from '#format/random.ts';
import { LIKELIHOOD } from '#engine/models/models.ts';
import { unnatural } from '#generate/accept.ts';
import { recordChoices, smaller } from '#generate/choices.ts';
import { readSkeletons } from '#generate/skeleton.ts';
import { SKELETONS, skeletonsFor } from '#generate/skeletons.ts';
import { writeProgram } from '#generate/write.ts';

const PARTS = `
=== first second
start = time.monotonic()


async def <verb>(<thing>):
    ~print("once")
    print(<thing>)
---
await <verb>("<a>"[[, "<b>"]])
await asyncio.sleep(<t2>)
await asyncio.sleep(<t1>)

=== raw >=3.13 third
print("<one|one>")
`;

describe('skeletons', () => {
  test('are read with their models and sections', () => {
    const [first, second] = readSkeletons('some', PARTS);
    expect(first).toMatchObject({
      id: 'some-1',
      models: ['first', 'second'],
      python: '>=3.11',
      raw: false,
      after: '',
    });
    expect(first?.functions).toMatch(/^start = [^]*print\(<thing>\)$/u);
    expect(first?.body).toMatch(/^await/u);
    expect(second).toMatchObject({
      id: 'some-2',
      models: ['third'],
      python: '>=3.13',
      raw: true,
      body: '',
    });
  });

  test('name models of the catalogue, two or more skeletons for each', () => {
    expect(new Set(SKELETONS.flatMap(({ models }) => models))).toEqual(new Set(LIKELIHOOD));
    for (const model of LIKELIHOOD) expect(skeletonsFor(model).length).toBeGreaterThanOrEqual(2);
  });

  test('fill every slot, whatever is chosen', () => {
    for (const [at, skeleton] of SKELETONS.entries()) {
      for (const seed of [at, at + 1_000]) {
        const { choose } = recordChoices(seededRandom(seed));
        const { program } = writeProgram(skeleton, choose);
        expect(program).not.toMatch(/<[a-z]\w*>|\[\[|^\s*~/mu);
        expect(program).toMatch(/^import asyncio\n/u);
        expect(program).not.toMatch(/\n\n\n\n|[ \t]\n/u);
      }
    }
  });

  test('the plainest program of each is short enough', () => {
    for (const skeleton of SKELETONS) {
      const { program } = writeProgram(skeleton, () => 0);
      expect([skeleton.id, unnatural(program)]).toEqual([skeleton.id, undefined]);
    }
  });
});

describe('a program', () => {
  const [skeleton] = readSkeletons('some', PARTS);

  test('is reproduced from its choices', () => {
    if (skeleton === undefined) throw new Error('There is none.');
    const recorder = recordChoices(seededRandom(5));
    const { program } = writeProgram(skeleton, recorder.choose);
    const again = recordChoices(() => 0.5, recorder.choices());
    expect(writeProgram(skeleton, again.choose).program).toBe(program);
  });

  test('has delays in the order of their slots', () => {
    if (skeleton === undefined) throw new Error('There is none.');
    for (let seed = 0; seed < 20; seed += 1) {
      const { program } = writeProgram(skeleton, recordChoices(seededRandom(seed)).choose);
      const [long = 0, short = 0] = [
        ...program.matchAll(/^ +await asyncio\.sleep\((\d+)\)$/gmu),
      ].map(([, seconds]) => Number(seconds));
      expect(long).toBeGreaterThan(short);
    }
  });

  test('shrinks only in its sizes', () => {
    const choices = [
      { kind: 'shape', chosen: 3 },
      { kind: 'size', chosen: 2 },
      { kind: 'label', chosen: 4 },
      { kind: 'size', chosen: 1 },
    ] as const;
    const sizes = smaller(choices).map((all) => all.map(({ chosen }) => chosen));
    expect(sizes).toEqual([
      [3, 0, 4, 0],
      [3, 0, 4, 1],
      [3, 2, 4, 0],
    ]);
    expect(smaller([{ kind: 'shape', chosen: 1 }])).toEqual([]);
  });
});
