import { describe, expect, it } from 'vitest';
import { deckId, freeId } from '#format/deck-id.ts';
import {
  filesOfUnit,
  inOrder,
  withManifest,
  withQuestion,
  withUnit,
  withoutEmptyUnits,
  withoutQuestion,
} from '#format/deck-folder.ts';
import { parseManifest } from '#format/manifest.ts';
import { deckFiles, manifestText, predictText, prints, valueOf } from '../../fixtures/decks.ts';

const TEXTS = ['one', 'two'].map((id) => predictText(id, prints(id)));
const FOLDER = new Map(Object.entries(deckFiles(TEXTS)));
const MANIFEST = valueOf(parseManifest(manifestText()));

describe('a stored question', () => {
  it('comes last in its unit if it is new', () => {
    const { folder, file } = withQuestion(FOLDER, { unit: 'basics', id: 'three', text: '3' });
    expect(filesOfUnit(folder, 'basics').at(-1)).toBe(file);
    expect(folder.get(file)).toBe('3');
    expect(folder.size).toBe(FOLDER.size + 1);
  });

  it('comes last also after files without a number', () => {
    const odd = new Map([...FOLDER, ['basics/zebra.md', 'z']]);
    const { folder, file } = withQuestion(odd, { unit: 'basics', id: 'three', text: '3' });
    expect(filesOfUnit(folder, 'basics').map((name) => folder.get(name))).toEqual([
      ...TEXTS,
      'z',
      '3',
    ]);
    expect(folder.get(file)).toBe('3');
  });

  it('replaces its file, or moves to another unit', () => {
    const [first = ''] = filesOfUnit(FOLDER, 'basics');
    const put = { id: 'one', text: 'new', file: first };
    expect(withQuestion(FOLDER, { ...put, unit: 'basics' }).folder.get(first)).toBe('new');
    const { folder, file } = withQuestion(FOLDER, { ...put, unit: 'other' });
    expect(folder.has(first)).toBe(false);
    expect(file).toBe('other/010-one.md');
  });
});

describe('the order of a unit', () => {
  it('is the order of the file names, whatever it was', () => {
    const files = filesOfUnit(FOLDER, 'basics');
    const turned = inOrder(FOLDER, 'basics', files.toReversed());
    expect(filesOfUnit(turned, 'basics').map((name) => turned.get(name))).toEqual(
      TEXTS.toReversed(),
    );
    const back = inOrder(turned, 'basics', filesOfUnit(turned, 'basics').toReversed());
    expect(filesOfUnit(back, 'basics').map((name) => back.get(name))).toEqual(TEXTS);
  });
});

describe('the units', () => {
  it('exist once, and are removed with their last question', () => {
    const more = withUnit(withUnit(MANIFEST, { id: 'later', title: 'Later' }), {
      id: 'later',
      title: 'Again',
    });
    expect(more.units.map(({ title }) => title)).toEqual(['The basics', 'Later']);
    const needing = {
      ...more,
      units: more.units.map((unit) =>
        unit.id === 'basics' ? { ...unit, needs: ['later'] } : unit,
      ),
    };
    expect(withoutEmptyUnits(needing, FOLDER).units).toEqual(MANIFEST.units);
    const [first = '', second = ''] = filesOfUnit(FOLDER, 'basics');
    const none = withoutQuestion(withoutQuestion(FOLDER, first), second);
    expect(withoutEmptyUnits(more, none).units).toEqual([]);
  });

  it('are written with the manifest', () => {
    const folder = withManifest(FOLDER, { ...MANIFEST, title: 'Another' });
    expect(parseManifest(folder.get('deck.yaml') ?? '')).toMatchObject({
      value: { title: 'Another' },
    });
  });
});

describe('ids', () => {
  it('are made from names, and distinguished by four letters', () => {
    expect(deckId('Zoë Müller', 'Tasks, waits', 35)).toBe('zoe-muller.tasks-waits-000z');
    expect(deckId('田中', '', 0)).toBe('by-me.deck-0000');
    expect(deckId('x'.repeat(500), 'y'.repeat(500), 0).length).toBeLessThanOrEqual(80);
  });

  it('are unique', () => {
    expect(freeId('a', new Set())).toBe('a');
    expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});
