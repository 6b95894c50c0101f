/**
 * Questions about runs as stored in a deck: found again, checked, and refused if the runs
 * contradict them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { aboutFault, onlyFault } from '#engine/judge/about-faults.ts';
import { askAbout, askAt } from '#engine/questions/ask.ts';
import { askHappen } from '#engine/questions/happen.ts';
import { isOnly, seenOutcomes } from '#engine/questions/only.ts';
import type { AboutQuestion } from '#format/types.ts';

const WORDS = `import asyncio

async def say(word, seconds):
    await asyncio.sleep(seconds)
    print(word)

async def main():
    await asyncio.gather(say("first", 1), say("second", 2))

asyncio.run(main())
`;

const IN_TURN = WORDS.replace(
  'await asyncio.gather(say("first", 1), say("second", 2))',
  'await say("first", 1)\n    await say("second", 2)',
);

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ parallel: 2 });
}, 60_000);
afterAll(() => engine.close());

const about = (asked: AboutQuestion['about'], program = WORDS): AboutQuestion => ({
  kind: 'about',
  id: 'asked',
  concept: 'tasks',
  covers: [],
  level: 1,
  tier: 'DOC',
  python: '>=3.11',
  docs: 'library/asyncio.html',
  vary: [],
  prompt: 'Which?',
  why: 'So.',
  program,
  about: asked,
});

describe('a question about a moment', () => {
  it('is found again at its place, whatever its random options', async () => {
    const asked = await askAbout(engine, WORDS, 3);
    const questions = typeof asked === 'string' ? [] : asked.questions;
    expect(questions.length).toBeGreaterThanOrEqual(4);
    for (const question of questions) {
      const again = await askAt(engine, WORDS, question.place);
      expect(again.fair).toBe(true);
      expect(again.question?.moment).toBe(question.moment);
      const right = ({ options, right: places }: typeof question) =>
        places.map((at) => options[at]);
      expect(again.question && right(again.question)).toEqual(right(question));
    }
  });

  it('is refused if the run has none there', async () => {
    const fault = await aboutFault(engine, about({ kind: 'next-line', line: 99, nth: 1 }));
    expect(fault?.message).toBe('The run has nothing to ask at `next-line 99`.');
  });

  it('is refused if asyncio leaves open what comes next', async () => {
    const tied = WORDS.replace('"second", 2', '"second", 1');
    const fault = await aboutFault(engine, about({ kind: 'printed-next', line: 4, nth: 1 }, tied));
    expect(fault?.message).toMatch(/nothing to ask|leaves open/u);
    const who = await aboutFault(engine, about({ kind: 'who-prints', line: 2, nth: 1 }, tied));
    expect(who?.message).toMatch(/nothing to ask|leaves open/u);
  });
});

describe('which of these can happen', () => {
  it('offers the outputs of every order, and others that cannot happen', async () => {
    const question = await askHappen(engine, WORDS, { believed: [], seed: 5 });
    expect(question?.outcomes).toBe(2);
    const texts = (happens: boolean) =>
      question?.options.filter((one) => one.happens === happens).map(({ stdout }) => stdout);
    expect(texts(true)?.toSorted()).toEqual(['first\nsecond\n', 'second\nfirst\n']);
    expect(texts(false)?.length).toBeGreaterThan(0);
    for (const text of texts(false) ?? []) expect(texts(true)).not.toContain(text);
    expect(await aboutFault(engine, about('can-happen'))).toBeUndefined();
  });

  it('gives the conditions of each', async () => {
    const question = await askHappen(engine, WORDS, { believed: [], seed: 5 });
    const late = question?.options.find(({ stdout }) => stdout === 'second\nfirst\n');
    expect(late?.where).toMatch(/^the wait of Task-\d at line 4 takes .+ s instead of/u);
  });

  it('prefers outputs of wrong models among those that cannot happen', async () => {
    const believed = [{ stdout: 'believed\n', ended: { kind: 'returned' } as const }];
    const question = await askHappen(engine, WORDS, { believed, seed: 5 });
    expect(question?.options).toContainEqual({ ...believed[0], happens: false, where: '' });
  });

  it.each([
    ['one outcome', IN_TURN],
    [
      'more left open than can be tried',
      WORDS.replace('await asyncio.gather', 'asyncio.Queue(); await asyncio.gather'),
    ],
  ])('is not asked of a program with %s', async (_, program) => {
    expect(await askHappen(engine, program, { believed: [], seed: 5 })).toBeUndefined();
    const fault = await aboutFault(engine, about('can-happen', program));
    expect(fault?.message).toMatch(/^It is not known which outputs can happen/u);
  });
});

describe('only this can happen', () => {
  it('holds if every order was tried', async () => {
    const seen = await seenOutcomes(engine, IN_TURN);
    expect(seen.complete).toBe(true);
    const wanted = { stdout: 'first\nsecond\n', ended: { kind: 'returned' } } as const;
    expect(isOnly(seen, wanted)).toBe(true);
    expect(isOnly(await seenOutcomes(engine, WORDS), wanted)).toBe(false);
  });

  it.each([
    ['is in order', WORDS, IN_TURN, /^nothing$/u],
    ['that is not certain', WORDS, `${WORDS}print("end")\n`, /has 2 outcomes/u],
    ['that was certain before', IN_TURN, `${IN_TURN}\n`, /given program has only one outcome/u],
    ['that does something else', WORDS, `${IN_TURN}print("end")\n`, /cannot happen/u],
  ])('a repair %s', async (_, broken, program, message) => {
    const fault = await onlyFault(engine, { broken, program });
    expect(fault?.message ?? 'nothing').toMatch(message);
  });
});
