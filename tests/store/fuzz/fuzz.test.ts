/** A short run of the fuzzer, and everything it has ever found; `npm run fuzz` is the long one. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf, fuzz, tried } from '../../fuzz/fuzz.ts';
import { READERS } from '../../fuzz/readers.ts';

const CORPUS = path.join(import.meta.dirname, '../../fuzz/corpus');

describe('a few hundred hostile inputs', { timeout: 60_000 }, () => {
  it.each(READERS.map((reader) => [reader.name, reader] as const))('%s', async (_name, reader) => {
    // Time is measured in the long run: it means little on a busy machine.
    const { failure } = await fuzz(reader, { seed: 7, count: 60, timed: false });
    expect(failure).toBeUndefined();
  });
});

describe('an earlier finding', { timeout: 60_000 }, () => {
  const kept = readdirSync(CORPUS).filter((name) => name.endsWith('.json'));
  it.each(kept)('%s', async (name) => {
    const { reader, input } = JSON.parse(readFileSync(path.join(CORPUS, name), 'utf8')) as {
      readonly reader: string;
      readonly input: unknown;
    };
    const found = READERS.find((candidate) => candidate.name === reader);
    if (found === undefined) throw new Error(`There is no reader ${reader}.`);
    expect((await tried(found, input)).fault).toBe('');
  });
});

describe('the fuzzer', () => {
  const place = { file: 'a.md', line: 1, message: 'Something is wrong.', remedy: 'Mend it.' };

  it('finds a crash and shrinks it', async () => {
    const [reader] = READERS;
    if (reader === undefined) throw new Error('There are no readers.');
    const broken = {
      ...reader,
      read: (input: unknown) => {
        if (String(input).includes('a')) throw new Error('Broken.');
        return {};
      },
    };
    const { crashes, failure } = await fuzz(broken, { seed: 1, count: 50 });
    expect(crashes).toBeGreaterThan(0);
    expect(failure?.what).toContain('Broken.');
  });

  it('reports a missing place, a missing remedy and a partial write', () => {
    expect(faultOf({ messages: [place] })).toBe('');
    expect(faultOf({ messages: [{ ...place, line: 0 }] })).toContain('without a place');
    expect(faultOf({ messages: [{ ...place, file: '' }] })).toContain('without a place');
    expect(faultOf({ messages: [{ ...place, remedy: '' }] })).toContain('without a place');
    expect(faultOf({ messages: [place], partial: true })).toContain('partial write');
  });
});
