import { describe, expect, it } from 'vitest';
import { locateManifest, parseManifest } from '#format/manifest.ts';
import { MANIFEST, edit, problemThat, problemsOf, valueOf } from './samples.ts';

describe('deck.yaml', () => {
  it('is read completely', () => {
    expect(valueOf(parseManifest(MANIFEST))).toEqual({
      format: 1,
      id: 'jane.asyncio',
      title: 'Asyncio by prediction',
      version: '1.0.0',
      about: 'What await really does.',
      authors: ['Jane Doe'],
      license: 'CC-BY-4.0',
      units: [
        { id: 'basics', title: 'Basics', needs: [] },
        { id: 'tasks', title: 'Tasks', needs: ['basics'] },
      ],
    });
  });

  it('keeps a version such as 1.10 as written', () => {
    expect(valueOf(parseManifest(edit(MANIFEST, '1.0.0', '1.10'))).version).toBe('1.10');
  });

  it('reads the same with Windows line ends and a byte order mark', () => {
    expect(parseManifest(`\uFEFF${MANIFEST.replaceAll('\n', '\r\n')}`)).toEqual(
      parseManifest(MANIFEST),
    );
  });

  it('gives the lines of its units', () => {
    expect(valueOf(locateManifest(MANIFEST)).unitLines).toEqual([9, 11]);
  });
});

const replacing = (part: string, by: string) => () => edit(MANIFEST, part, by);

describe('a problem in deck.yaml', () => {
  it.each([
    ['a newer format', replacing('format: 1', 'format: 2\nnew: x'), 1, 'newer Loopwise', 'Update'],
    ['no format', replacing('format: 1\n', ''), 1, '`format` is missing', 'format: 1'],
    ['format 0', replacing('format: 1', 'format: 0'), 1, 'must be 1', 'format: 1'],
    ['no id', replacing('id: jane.asyncio\n', ''), 1, '`id` is missing', 'id: '],
    ['an id with capitals', replacing('jane.asyncio', 'Jane'), 2, '`id` must', 'id: '],
    ['an id ending in a dot', replacing('jane.asyncio', 'jane.'), 2, '`id` must', 'id: '],
    ['an empty title', replacing('Asyncio by prediction', ''), 3, '`title` is empty', 'title: '],
    ['a word as version', replacing('1.0.0', 'latest'), 4, '`version` must', '1.0.0'],
    ['no about', replacing('about: What await really does.\n', ''), 1, '`about` is', 'about: '],
    ['authors as text', replacing('[Jane Doe]', 'Jane Doe'), 6, '`authors` must', '[Jane'],
    ['no authors', replacing('[Jane Doe]', '[]'), 6, '`authors` must', '[Jane'],
    ['no license', replacing('license: CC-BY-4.0\n', ''), 1, '`license` is missing', 'license: '],
    ['an unknown field', replacing('license', 'licence'), 7, '`licence`', 'mean `license`?'],
    ['no units', () => MANIFEST.slice(0, MANIFEST.indexOf('units')), 1, '`units`', 'units:'],
    [
      'empty units',
      () => MANIFEST.replace(/units:[^]*/u, 'units: []'),
      8,
      '`units` must',
      'units:',
    ],
    [
      'a unit as text',
      replacing('- id: basics\n    title: Basics', '- basics'),
      9,
      '`units`',
      'id:',
    ],
    ['a unit with spaces', replacing('- id: basics', '- id: The basics'), 9, '`id` must', 'folder'],
    ['a unit path', replacing('- id: basics', '- id: a/b'), 9, '`id` must', 'folder'],
    [
      'a unit without title',
      replacing('    title: Tasks\n', ''),
      11,
      '`title` is missing',
      'title: ',
    ],
    ['an unknown unit field', replacing('needs', 'need'), 13, '`need`', 'mean `needs`?'],
    ['a unit twice', replacing('id: tasks', 'id: basics'), 11, 'listed twice', 'another id'],
    ['an unknown need', replacing('[basics]', '[basic]'), 13, 'no unit `basic`', 'mean `basics`?'],
    ['a need of itself', replacing('[basics]', '[tasks]'), 13, 'needs itself', 'Delete'],
    ['a need twice', replacing('[basics]', '[basics, basics]'), 13, 'twice', 'Delete'],
    [
      'a later need',
      replacing('title: Basics', 'title: Basics\n    needs: [tasks]'),
      11,
      'comes later',
      'Move',
    ],
    ['broken YAML', replacing('[Jane Doe]', '@jane'), 6, 'YAML reserves', '"@jane"'],
    ['text instead of fields', () => 'hello', 1, 'map of fields', 'key: value'],
    ['a large file', () => `${MANIFEST}#${'x'.repeat(300_000)}`, 1, '256 KiB', 'README'],
    ['a control character', replacing('Basics', 'Bas\u0007ics'), 10, 'U+0007', 'Delete'],
  ])('%s is reported with its line and a remedy', (_name, text, line, says, remedy) => {
    const problems = problemsOf(parseManifest(text()));
    expect(problemThat(says, problems)).toMatchObject({
      file: 'deck.yaml',
      line,
      remedy: expect.stringContaining(remedy),
    });
  });

  it('is the only one if the format is newer', () => {
    const text = edit(edit(MANIFEST, 'format: 1', 'format: 7'), 'title: Tasks', 'subtitle: Tasks');
    expect(problemsOf(parseManifest(text))).toHaveLength(1);
  });

  it('names the file that the caller gives', () => {
    expect(problemsOf(parseManifest('x', 'mine/deck.yaml'))[0]?.file).toBe('mine/deck.yaml');
  });
});
