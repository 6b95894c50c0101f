/** Synchronising a deck's folder in the library with the one on disk. */
import { assert, constantFrom, dictionary, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksOf, stepOf, withFiles } from '#format/in-step.ts';

const mark = (text: string): string => `mark of ${text}`;
const folder = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(files));

describe('a step', () => {
  const base = { 'a.md': mark('a'), 'b.md': mark('b'), 'c.md': mark('c') };
  const same = { 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' };

  test('does nothing if both sides are equal', () => {
    const step = stepOf(base, { here: folder(same), there: folder(same) }, mark);
    expect(step).toEqual({ take: new Map(), write: new Map(), conflicts: [] });
  });

  test('imports what was edited, added or deleted on disk', () => {
    const there = folder({ 'a.md': 'edited', 'b.md': 'b', 'new.md': 'new' });
    const { take, write, conflicts } = stepOf(base, { here: folder(same), there }, mark);
    expect([...take]).toEqual([
      ['a.md', 'edited'],
      ['c.md', undefined],
      ['new.md', 'new'],
    ]);
    expect([write.size, conflicts]).toEqual([0, []]);
  });

  test('writes what was edited, added or deleted in the library', () => {
    const here = folder({ 'a.md': 'edited', 'b.md': 'b', 'new.md': 'new' });
    const { take, write } = stepOf(base, { here, there: folder(same) }, mark);
    expect(take.size).toBe(0);
    expect([...write]).toEqual([
      ['a.md', 'edited'],
      ['c.md', undefined],
      ['new.md', 'new'],
    ]);
  });

  test('changes neither side if both edited one file, or one deleted what the other edited', () => {
    const here = folder({ 'a.md': 'ours', 'b.md': 'b', 'new.md': 'ours' });
    const there = folder({ 'a.md': 'theirs', 'b.md': 'b', 'c.md': 'theirs', 'new.md': 'theirs' });
    const { take, write, conflicts } = stepOf(base, { here, there }, mark);
    expect([take.size, write.size]).toEqual([0, 0]);
    expect(conflicts).toEqual(['a.md', 'c.md', 'new.md']);
  });

  test('merges edits of different files', () => {
    const here = folder({ ...same, 'a.md': 'ours' });
    const there = folder({ ...same, 'b.md': 'theirs' });
    const { take, write, conflicts } = stepOf(base, { here, there }, mark);
    expect([[...take], [...write], conflicts]).toEqual([
      [['b.md', 'theirs']],
      [['a.md', 'ours']],
      [],
    ]);
  });
});

const texts = constantFrom('one', 'two', 'three');
const folders = dictionary(constantFrom('a', 'b', 'c', 'd'), texts).map(folder);

test('no edit is ever lost, and everything without a conflict converges', () => {
  assert(
    property(folders, folders, folders, (before, here, there) => {
      const base = marksOf({ here: before, there: before }, mark);
      const { take, write, conflicts } = stepOf(base, { here, there }, mark);
      const [ours, theirs] = [withFiles(here, take), withFiles(there, write)];
      const paths = [...new Set([...before.keys(), ...here.keys(), ...there.keys()])];
      const isEdited = (side: ReadonlyMap<string, string>, path: string): boolean =>
        side.get(path) !== before.get(path);
      const wanted = (path: string): readonly (string | undefined)[] => {
        if (conflicts.includes(path)) return [here.get(path), there.get(path)];
        const edited = isEdited(here, path) ? here.get(path) : there.get(path);
        return [edited, edited];
      };
      for (const path of paths) {
        expect([ours.get(path), theirs.get(path)]).toEqual(wanted(path));
      }
      // Only what both sides edited differently is a conflict.
      expect(conflicts).toEqual(
        paths
          .filter((path) => isEdited(here, path) && isEdited(there, path))
          .filter((path) => here.get(path) !== there.get(path))
          .toSorted(),
      );
      // The next step has nothing to do except the conflicts.
      const after = { ...base, ...marksOf({ here: ours, there: theirs }, mark) };
      const again = stepOf(after, { here: ours, there: theirs }, mark);
      expect(again.conflicts).toEqual(conflicts);
    }),
  );
});
