import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deckHash, difference } from '#format/difference.ts';

const list = (text: string) =>
  text.split(' ').flatMap((item) => {
    const [id = '', hash = '', unit = 'u'] = item.split(':');
    return id === '' ? [] : [{ id, hash, unit }];
  });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the difference of two deck versions', () => {
  it('is empty for the same deck', () => {
    const deck = list('a:1 b:2');
    expect(difference(deck, deck)).toEqual({
      added: [],
      removed: [],
      changed: [],
      same: ['a', 'b'],
      moved: [],
    });
  });

  it('lists what was added, removed and changed', () => {
    expect(difference(list('a:1 b:2 c:3'), list('new:9 a:1 c:4'))).toEqual({
      added: ['new'],
      removed: ['b'],
      changed: ['c'],
      same: ['a'],
      moved: [],
    });
  });

  it('counts a question as moved only if its place among the others changed', () => {
    expect(difference(list('a b c d e'), list('e a b c d')).moved).toEqual(['e']);
    expect(difference(list('a b c'), list('x a y b c')).moved).toEqual([]);
  });

  it('counts a question in another unit as moved, even if its text is the same', () => {
    const { moved, same } = difference(list('a:1:u b:1:u'), list('a:1:u b:1:v'));
    expect({ moved, same }).toEqual({ moved: ['b'], same: ['a', 'b'] });
  });

  it('puts every question of both versions in exactly one of four lists', () => {
    const deck = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...Array.from('abcdefgh')),
        hash: fc.constantFrom('1', '2'),
        unit: fc.constantFrom('u', 'v'),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(deck, deck, (before, after) => {
        const { added, removed, changed, same, moved } = difference(before, after);
        const ids = [...before, ...after].map(({ id }) => id);
        const listed = [...added, ...removed, ...changed, ...same];
        expect(listed.toSorted()).toEqual([...new Set(ids)].toSorted());
        expect([...changed, ...same]).toEqual(expect.arrayContaining([...moved]));
      }),
    );
  });
});

describe('the hash of a deck', () => {
  it('changes with any question, its place and the order', async () => {
    const hashes = await Promise.all(
      ['a:1 b:2', 'a:1 b:3', 'b:2 a:1', 'a:1', 'a:1:v b:2', 'a:1 b:2'].map((text) =>
        deckHash(list(text), sha256),
      ),
    );
    expect(new Set(hashes).size).toBe(5);
    expect(hashes[0]).toBe(hashes[5]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/u);
  });
});
