/** Questions selected from decks, as they are in another one. */
import { describe, expect, test } from 'vitest';
import { withChosen } from '#format/chosen.ts';
import type { Chosen } from '#format/chosen.ts';
import { withQuestions } from '#format/deck-folder.ts';
import { parseManifest } from '#format/manifest.ts';
import type { Manifest } from '#format/types.ts';
import { predict, manifestText, valueOf } from '../../fixtures/decks.ts';

const plain = valueOf(parseManifest(manifestText('plain.deck')));
const WITH_CONCEPTS = `${manifestText('taught.deck')}    needs: []
    concepts:
      - { id: first, title: The first, needs: [] }
      - { id: second, title: The second, needs: [first] }
  - id: more
    title: More
    needs: [basics]
    concepts:
      - { id: third, title: The third, needs: [second] }
`;
const taught = valueOf(parseManifest(WITH_CONCEPTS));
const EMPTY: Manifest = { ...plain, id: 'new.deck', units: [] };

const chosen = (id: string, unit: string, from: Manifest, more: object = {}): Chosen => ({
  question: { ...predict(['print(1)']), id, ...more },
  unit,
  from,
});

describe('selected questions', () => {
  test('bring their units, without requirements on missing ones', () => {
    const { manifest } = withChosen(EMPTY, [], [chosen('a', 'more', taught)]);
    expect(manifest.units).toMatchObject([{ id: 'more', title: 'More', needs: [] }]);
  });

  test('bring their concepts, and no others', () => {
    const questions = [
      chosen('a', 'basics', taught, { concept: 'second' }),
      chosen('b', 'more', taught, { concept: 'third' }),
      chosen('c', 'basics', plain, { concept: 'unknown' }),
    ];
    const { manifest } = withChosen(EMPTY, [], questions);
    expect(manifest.units.map(({ concepts }) => concepts)).toEqual([
      [
        { id: 'second', title: 'The second', needs: [] },
        { id: 'unknown', title: 'unknown', needs: [] },
      ],
      [{ id: 'third', title: 'The third', needs: ['second'] }],
    ]);
  });

  test('declare no concept where no deck does', () => {
    const { manifest } = withChosen(EMPTY, [], [chosen('a', 'basics', plain)]);
    expect(manifest.units[0]).not.toHaveProperty('concepts');
  });

  test('have unique ids, and a pair only if both are selected', () => {
    const present = [{ question: { ...predict(['print(1)']), id: 'a' }, unit: 'basics' }];
    const questions = [
      chosen('a', 'basics', plain, { pair: 'b' }),
      chosen('b', 'basics', plain, { pair: 'a' }),
      chosen('c', 'basics', plain, { pair: 'not-chosen' }),
      chosen('a', 'basics', taught),
    ];
    const { added } = withChosen(plain, present, questions);
    expect(added.map(({ question: { id, pair } }) => [id, pair])).toEqual([
      ['a-2', 'b'],
      ['b', 'a-2'],
      ['c', undefined],
      ['a-3', undefined],
    ]);
  });
});

describe('new questions in a folder', () => {
  const put = (folder: Readonly<Record<string, string>>, ids: readonly string[]) => [
    ...withQuestions(
      new Map(Object.entries(folder)),
      ids.map((id) => ({ unit: 'u', id, text: id })),
    ),
  ];

  test('come last in their unit, in their order', () => {
    expect(put({ 'u/010-a.md': 'a', 'v/010-x.md': 'x' }, ['b', 'c'])).toEqual([
      ['u/010-a.md', 'a'],
      ['v/010-x.md', 'x'],
      ['u/020-b.md', 'b'],
      ['u/030-c.md', 'c'],
    ]);
  });

  test('come last even after files without a number, and more than a hundred of them', () => {
    const ids = Array.from({ length: 150 }, (_, at) => `q${at}`);
    const files = put({ 'u/zebra.md': 'zebra', 'u/010-a.md': 'a' }, ids);
    const sorted = files.toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(sorted.map(([, text]) => text)).toEqual(['a', 'zebra', ...ids]);
  });
});
