/**
 * What the deck tool trusts: results on which two boxes agree, and cache rows that it made that way
 * itself.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { variant } from '#format/vary.ts';
import { openDiskCache } from '#engine/judge/disk-cache.ts';
import type { Provenance } from '#engine/judge/disk-cache.ts';
import { secondRun } from '#engine/judge/second-run.ts';
import type { Run } from '#engine/types.ts';
import { deckFiles, deckFrom, predictText } from '../../fixtures/decks.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A box in which every program after "tamper" prints what that program wants. */
function tamperedBox(): { run: (program: string) => Promise<Run> } {
  let forged = false;
  return {
    run: async (program) => {
      const stdout = forged ? 'forged\n' : program;
      forged ||= program.includes('tamper');
      return Promise.resolve({ stdout, stderr: '', ended: { kind: 'returned' }, seconds: 0 });
    },
  };
}

const deck = await deckFrom(
  deckFiles([predictText('victim', ['print(1)']), predictText('other', ['print("tamper")'])]),
);

describe('a second run', () => {
  const programs = deck.questions.flatMap(({ question }) =>
    question.kind === 'predict' ? [variant(question, 0).program] : [],
  );
  const answersOf = async (order: readonly string[]) => {
    const box = tamperedBox();
    const answers: Record<string, Run> = {};
    for (const program of order) answers[sha256(program)] = await box.run(program);
    return answers;
  };

  test.each([programs, programs.toReversed()])(
    'detects results that another program forged',
    async (...order) => {
      const answers = await answersOf(order);
      const faults = await secondRun({
        deck,
        programs: order,
        answers,
        engine: tamperedBox(),
        sha256,
      });
      expect(faults.length).toBeGreaterThan(0);
      expect(faults[0]?.message).toContain('another result');
    },
  );

  test('agrees if nothing is tampered with', async () => {
    const honest = programs.filter((program) => !program.includes('tamper'));
    const answers = await answersOf(honest);
    expect(
      await secondRun({ deck, programs: honest, answers, engine: tamperedBox(), sha256 }),
    ).toEqual([]);
  });
});

describe('a cache row', () => {
  const BY: Provenance = { engine: 'e1', boxes: 'agreed', deck: 'asyncio /decks/asyncio' };
  let file: string;
  beforeEach(async () => {
    file = path.join(await mkdtemp(path.join(tmpdir(), 'loopwise-cache-')), 'rows.json');
  });
  afterEach(() => rm(path.dirname(file), { recursive: true }));

  test('is returned to its own maker', async () => {
    const cache = await openDiskCache<number>(file, BY);
    cache.set('key', 5);
    await cache.save();
    expect((await openDiskCache<number>(file, BY)).get('key')).toBe(5);
  });

  test.each<Partial<Provenance>>([
    { engine: 'e2' },
    { boxes: 'clean' },
    { deck: 'asyncio /tmp/hostile.loopwise' },
  ])('is not trusted by others: %o', async (other) => {
    const cache = await openDiskCache<number>(file, { ...BY, ...other });
    cache.set('key', 5);
    await cache.save();
    expect((await openDiskCache<number>(file, BY)).get('key')).toBeUndefined();
  });

  test('leaves those of others in place', async () => {
    for (const deck of ['one', 'two']) {
      const cache = await openDiskCache<string>(file, { ...BY, deck });
      cache.set('key', deck);
      await cache.save();
    }
    expect((await openDiskCache<string>(file, { ...BY, deck: 'one' })).get('key')).toBe('one');
  });

  test('of an earlier version, without a maker, is not trusted', async () => {
    await writeFile(file, JSON.stringify({ [`${BY.deck} key`]: 5 }));
    expect((await openDiskCache<number>(file, BY)).get('key')).toBeUndefined();
  });
});
