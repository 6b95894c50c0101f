import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReleases } from '#format/release.ts';
import type { Release } from '#format/release.ts';
import { compareVersions, nextMinor } from '#format/version.ts';
import { deckFiles, deckFrom, manifestText, predictText, prints } from '../../fixtures/decks.ts';

describe('the order of versions', () => {
  it('is that of Semantic Versioning', () => {
    // The example from its section 11.
    const rising = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2',
      '1.10.0',
      '2.0',
    ];
    for (const [at, one] of rising.entries()) {
      for (const [place, other] of rising.entries()) {
        expect([one, other, Math.sign(compareVersions(one, other))]).toEqual([
          one,
          other,
          Math.sign(at - place),
        ]);
      }
    }
    expect(compareVersions('1.0', '1.0.0')).toBe(0);
  });

  it.each([
    ['1.2.4', '1.3.0'],
    ['1.9', '1.10.0'],
    ['2.0.0-beta.1', '2.1.0'],
  ])('after %s comes %s', (version, next) => {
    expect(nextMinor(version)).toBe(next);
    expect(compareVersions(next, version)).toBeGreaterThan(0);
  });

  it('is antisymmetric', () => {
    const version = fc.stringMatching(
      /^\d{1,2}\.\d{1,2}(\.\d{1,2})?(-[0-9a-z]{1,3}(\.[0-9a-z]{1,3})?)?$/u,
    );
    fc.assert(
      fc.property(version, version, (one, other) => {
        expect(Math.sign(compareVersions(one, other))).toBe(
          0 - Math.sign(compareVersions(other, one)),
        );
      }),
    );
  });
});

async function release(
  questions: readonly string[],
  version = '1.0.0',
  author = 'Ada',
): Promise<Release> {
  const manifest = manifestText('a.deck', version).replace('Ada', author);
  return deckFrom(deckFiles(questions, manifest));
}

const ONE = predictText('one', prints('alpha', 'beta', 'gamma', 'delta'));
const TWO = predictText('two', prints('north', 'south', 'east', 'west'));

describe('two releases of a deck', () => {
  it('detects a question that was only given another id', async () => {
    const before = await release([ONE, TWO]);
    const after = await release(
      [predictText('uno', prints('alpha', 'beta', 'gamma', 'omega')), TWO],
      '1.1.0',
    );
    expect(compareReleases(before, after)).toMatchObject({
      renamed: [{ before: 'one', after: 'uno' }],
      version: 'newer',
      owner: 'same',
      replaced: [],
    });
  });

  it('detects a question that became another one, but not an edit', async () => {
    const before = await release([ONE, TWO]);
    const after = await release([
      predictText('one', prints('alpha', 'beta', 'delta', 'gamma')),
      predictText('two', prints('spring', 'summer', 'autumn')),
    ]);
    expect(compareReleases(before, after)).toMatchObject({
      replaced: ['two'],
      renamed: [],
      version: 'unchanged',
    });
  });

  it('detects a downgrade and another author', async () => {
    const before = await release([ONE], '2.0.0');
    expect(compareReleases(before, await release([ONE], '1.9.0', 'Eve'))).toMatchObject({
      version: 'older',
      owner: 'other',
    });
    expect(compareReleases(before, before)).toMatchObject({ version: 'same', owner: 'same' });
  });
});
