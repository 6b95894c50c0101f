import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kindsOfFile } from '../../electron/file-kinds.ts';
import { icnsOf, icoOf } from '../../electron/icons/containers.ts';
import { fileAssociations, macTypes } from '../../electron/packaging/file-types.ts';
import config from '../../forge.config.ts';

const project = join(import.meta.dirname, '../..');

describe('what is packaged', () => {
  test('the two builds and package.json, and nothing else', () => {
    const { ignore } = config.packagerConfig ?? {};
    const travels = (path: string): boolean => typeof ignore === 'function' && !ignore(path);
    const inside = ['', '/package.json', '/dist', '/dist/app', '/dist/shell/main.cjs'];
    const outside = [
      '/node_modules',
      '/electron/main.ts',
      '/package.json.bak',
      '/dist/report',
      '/dist/application',
      '/.git',
      '/tests',
    ];
    expect(inside.filter((path) => !travels(path))).toEqual([]);
    expect(outside.filter(travels)).toEqual([]);
  });

  test('in an archive, so that its integrity can be checked', () => {
    expect(config.packagerConfig?.asar).toBe(true);
  });
});

describe('the file types', () => {
  // A Python file can be opened too, but belongs to other programs.
  const { deck, backup, answers } = kindsOfFile;
  const extensions = [deck, backup, answers].map(({ extension }) => extension.slice(1));

  test("are Loopwise's own, on every platform", () => {
    expect(fileAssociations.map(({ ext }) => ext)).toEqual(extensions);
    expect(
      macTypes.UTExportedTypeDeclarations.flatMap(
        (type) => type.UTTypeTagSpecification['public.filename-extension'],
      ),
    ).toEqual(extensions);
    const mime = readFileSync(join(project, 'electron/packaging/loopwise-mime.xml'), 'utf8');
    expect([...mime.matchAll(/pattern="\*\.(.+)"/g)].map(([, name]) => name)).toEqual(extensions);
    expect([...mime.matchAll(/mime-type type="(.+)"/g)].map(([, name]) => name)).toEqual(
      fileAssociations.map(({ mimeType }) => mimeType),
    );
  });

  test('a desktop entry passes paths, not URLs', () => {
    const entry = readFileSync(join(project, 'electron/packaging/desktop.ejs'), 'utf8');
    expect(entry).toMatch(/^Exec=.* %F$/m);
  });
});

describe('the icon containers', () => {
  const pictures = [16, 256, 512].map((size) => ({ size, png: Buffer.from(`png of ${size}`) }));

  test('an ico lists each picture up to 256 with its offset', () => {
    const ico = Buffer.from(icoOf(pictures));
    expect(ico.readUInt16LE(4)).toBe(2);
    expect(ico.readUInt8(6)).toBe(16);
    expect(ico.readUInt8(6 + 16)).toBe(0);
    const at = ico.readUInt32LE(6 + 16 + 12);
    expect(ico.toString('latin1', at)).toBe('png of 256');
  });

  test('an icns has its own length and a picture for each use', () => {
    const icns = Buffer.from(icnsOf(pictures));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(icns.toString('latin1').match(/ic(?:p|[01])\d/g)).toEqual([
      'icp4',
      'ic13',
      'ic08',
      'ic14',
      'ic09',
    ]);
  });

  test('the drawn icons are in the repository', () => {
    for (const name of ['icon', 'document']) {
      for (const [extension, magic] of [
        ['png', '\x89PNG'],
        ['icns', 'icns'],
        ['ico', '\0\0\x01\0'],
      ] as const) {
        const file = readFileSync(join(project, `electron/icons/${name}.${extension}`));
        expect(file.toString('latin1', 0, 4)).toBe(magic);
      }
    }
  });
});
