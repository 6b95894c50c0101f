import { describe, expect, it } from 'vitest';
import { LIMITS } from '#format/limits.ts';
import { readPackage, writePackage } from '#format/package.ts';
import type { AnswerFile } from '#format/types.ts';
import { MANIFEST, PREDICT, problemThat, problemsOf, valueOf } from './samples.ts';
import { patch, patchDirectory, zip } from './zip-samples.ts';

const FILES = { 'deck.yaml': MANIFEST, 'basics/a.md': PREDICT, 'README.md': 'Ünïcode 🐍' };
const ANSWERS: AnswerFile = {
  format: 2,
  engine: 'pyodide 314',
  answers: {
    ['b'.repeat(64)]: {
      stdout: 'x\n',
      ended: { kind: 'returned' },
      seconds: 0.5,
      otherwise: [
        {
          ids: ['eager-task', 'call-runs'],
          stdout: 'y\n',
          ended: { kind: 'raised', type: 'TypeError', message: 'no' },
          seconds: 0,
        },
        { ids: ['lazy-task'], stdout: '', ended: { kind: 'deadlock' }, seconds: 0 },
      ],
    },
    ['a'.repeat(64)]: {
      stdout: '',
      ended: { kind: 'raised', type: 'ValueError', message: 'no' },
      seconds: 0,
    },
    ['c'.repeat(64)]: { stdout: '', ended: { kind: 'limit', limit: 'turns' }, seconds: 9 },
    ['d'.repeat(64)]: { stdout: '', ended: { kind: 'deadlock' }, seconds: 9 },
  },
};

describe('a package', () => {
  it('restores what was packed', () => {
    const read = valueOf(readPackage(writePackage({ files: FILES, answers: ANSWERS })));
    expect(Object.fromEntries(read.files)).toEqual(FILES);
    expect(read.answers).toEqual(ANSWERS);
    expect(read.notes).toEqual([]);
  });

  it('is identical to the byte for the same deck, in whatever order it is given', () => {
    const turned = new Map(Object.entries(FILES).toReversed());
    const answers = Object.fromEntries(Object.entries(ANSWERS.answers).toReversed());
    expect(writePackage({ files: turned, answers: { ...ANSWERS, answers } })).toEqual(
      writePackage({ files: FILES, answers: ANSWERS }),
    );
  });

  it('of the first format has answers without models, and is read like a current one', () => {
    const key = { stdout: 'x\n', ended: { kind: 'returned' }, seconds: 0.5 };
    const answers = { ['b'.repeat(64)]: key };
    const old = JSON.stringify({ format: 1, engine: 'pyodide 314', answers });
    const read = valueOf(readPackage(zip({ ...FILES, 'answers.json': old })));
    expect(read.answers).toEqual({ format: 2, engine: 'pyodide 314', answers });
    expect(read.notes).toEqual([]);
  });

  it('may be wrapped in a folder, with files that operating systems add', () => {
    const wrapped = {
      'deck/deck.yaml': MANIFEST,
      'deck/basics/a.md': PREDICT,
      'deck/.DS_Store': 'x',
      'deck/.git/config': 'x',
      '__MACOSX/deck/._deck.yaml': 'x',
      'deck/Thumbs.db': 'x',
    };
    const read = valueOf(readPackage(zip(wrapped)));
    expect([...read.files.keys()]).toEqual(['deck.yaml', 'basics/a.md']);
    expect(read.answers).toBeUndefined();
    expect(read.notes).toEqual([]);
  });

  it('may be stored without compression, with backslashes and with a comment', () => {
    const stored = zip({ 'deck.yaml': MANIFEST, 'basics\\a.md': PREDICT }, 0);
    const commented = new Uint8Array([...stored, 104, 105]);
    commented[stored.length - 2] = 2;
    expect([...valueOf(readPackage(commented)).files.keys()]).toContain('basics/a.md');
  });

  it('keeps a licence and reports what it omits', () => {
    const more = { ...FILES, 'LICENSE': 'MIT', 'a.png': 'x' };
    const read = valueOf(readPackage(zip(more)));
    expect(read.files.get('LICENSE')).toBe('MIT');
    expect(read.notes).toEqual(['`a.png` is no part of a deck and was left out.']);
    expect(valueOf(readPackage(zip({ ...more, 'b.png': 'x' }))).notes[0]).toContain('2 files');
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"format":1}'],
    ['another format', JSON.stringify({ ...ANSWERS, format: 3 })],
    [
      'a wrong hash',
      JSON.stringify({ ...ANSWERS, answers: { x: ANSWERS.answers['a'.repeat(64)] } }),
    ],
    ['models of the first format, which had none', JSON.stringify({ ...ANSWERS, format: 1 })],
    ['no text', new Uint8Array([0xff, 0xfe])],
  ])('opens without answers if they are %s, and says so', (_name, content) => {
    const read = valueOf(readPackage(zip({ ...FILES, 'answers.json': content })));
    expect(read.answers).toBeUndefined();
    expect(read.notes).toEqual([expect.stringContaining('run again')]);
  });
});

const plain = () => zip(FILES);
const stored = () => zip(FILES, 0);
const bomb = () => zip({ 'deck.yaml': 'x'.repeat(2 * 1024 * 1024) });
const big = () => zip({ ...FILES, 'basics/a.md': 'x'.repeat(2 * 1024 * 1024) });

describe('a problem of a package', () => {
  it.each<readonly [string, () => Uint8Array, string, string, string]>([
    [
      'no zip',
      () => new TextEncoder().encode('hello there'),
      'p',
      'not a zip file',
      'zipped folder',
    ],
    ['an empty file', () => new Uint8Array(), 'p', 'not a zip file', 'zipped folder'],
    ['a gzip file', () => new Uint8Array([31, 139, 8, 0]), 'p', 'not a zip file', 'zipped folder'],
    ['a cut file', () => plain().slice(0, 300), 'p', 'cut off or damaged', 'again'],
    ['a cut end', () => plain().slice(0, -1), 'p', 'cut off or damaged', 'again'],
    ['a changed text', () => patch(stored(), 'saved', 'Saved'), 'basics/a.md', 'damaged', 'again'],
    ['a password', () => patchDirectory(plain(), 8, 2, 1), 'deck.yaml', 'encrypted', 'password'],
    [
      'an odd method',
      () => patchDirectory(plain(), 10, 2, 12),
      'deck.yaml',
      'method (12)',
      'deflate',
    ],
    ['Zip64', () => patchDirectory(plain(), 24, 4, 0xffffffff), 'p', 'Zip64', 'pack DIR'],
    ['a file too large', big, 'basics/a.md', 'larger than 1 MiB', 'Divide'],
    [
      'a bomb that declares its size',
      () => patchDirectory(plain(), 24, 4, 0x7fffffff),
      'p',
      'larger than 64 MiB',
      'do not trust',
    ],
    [
      'a bomb that lies',
      () => patchDirectory(bomb(), 24, 4, 1000),
      'deck.yaml',
      'damaged',
      'again',
    ],
    ['too large a package', () => new Uint8Array(LIMITS.packageBytes + 1), 'p', '64 MiB', 'texts'],
    ['a path upwards', () => zip({ ...FILES, '../x.md': '' }), 'p', 'outside', 'Do not use'],
    [
      'a hidden path upwards',
      () => zip({ ...FILES, 'a\\..\\..\\x': '' }),
      'p',
      'outside',
      'Do not',
    ],
    ['an absolute path', () => zip({ ...FILES, '/etc/x.md': '' }), 'p', 'outside', 'Do not use'],
    ['a drive', () => zip({ ...FILES, 'C:\\x.md': '' }), 'p', 'outside', 'Do not use'],
    ['a control character', () => zip({ ...FILES, 'a\nb.md': '' }), 'p', 'control', 'Rename'],
    ['a double', () => zip({ ...FILES, './basics/a.md': '' }), 'basics/a.md', 'two files', 'new'],
    [
      'a text in another encoding',
      () => zip({ ...FILES, 'basics/b.md': new Uint8Array([0x63, 0x61, 0x66, 0xe9]) }),
      'basics/b.md',
      'not UTF-8',
      'Save it as UTF-8',
    ],
    ['no manifest', () => zip({ 'basics/a.md': PREDICT }), 'p', 'no `deck.yaml`', 'Zip the folder'],
    ['nothing', () => zip({}), 'p', 'no `deck.yaml`', 'Zip the folder'],
    [
      'a manifest too deep',
      () => zip({ 'a/b/deck.yaml': MANIFEST }),
      'p',
      'no `deck.yaml`',
      '`a/b/deck.yaml`',
    ],
    [
      'two decks side by side',
      () => zip({ 'a/deck.yaml': MANIFEST, 'b/deck.yaml': MANIFEST }),
      'p',
      'no `deck.yaml`',
      'zip only the folder',
    ],
    ['a backup', () => zip({ 'manifest.json': '{}' }), 'p', 'a backup', 'Restore'],
    ['a wrapped backup', () => zip({ 'x/manifest.json': '{}' }), 'p', 'a backup', 'Restore'],
  ])('%s names file, line and remedy', (_name, bytes, file, says, remedy) => {
    const problems = problemsOf(readPackage(bytes(), 'p'));
    expect(problemThat(says, problems)).toMatchObject({
      file,
      line: 1,
      remedy: expect.stringContaining(remedy),
    });
  });

  it('reports too many entries before opening any', () => {
    const bytes = plain();
    const end = Buffer.from(bytes).lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    new DataView(bytes.buffer).setUint16(end + 10, 60_000, true);
    expect(problemThat('60000 entries', problemsOf(readPackage(bytes))).remedy).toContain('divide');
  });

  it('is found if the local name of an entry differs', () => {
    const bytes = stored();
    const at = Buffer.from(bytes).indexOf('README.md', 0, 'latin1');
    bytes[at] = 'X'.charCodeAt(0);
    expect(problemsOf(readPackage(bytes))).toHaveLength(1);
  });

  it('is found if a name is not UTF-8', () => {
    const bytes = patch(zip({ ...FILES, 'caf_.md': '' }), 'caf_', 'caf\u00e9');
    expect(problemThat('name', problemsOf(readPackage(bytes))).remedy).toContain('Rename');
  });
});
