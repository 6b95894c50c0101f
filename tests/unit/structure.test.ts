import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkStructure } from '../../.config/structure.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'structure-'));
  write('package.json', JSON.stringify({ imports: { '#room/*': './house/room/*' } }));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

const lines = (count: number): string => 'x;\n'.repeat(count);

describe('cycles between files', () => {
  it('are absent if files import in one direction', () => {
    write('house/a.ts', `import { b } from './b.ts';\nimport type { C } from '#room/c.ts';\n`);
    write('house/b.ts', `import { c } from '#room/c.ts';\nimport { z } from 'zod';\n`);
    write('house/room/c.ts', 'export const c = 1;\n');
    expect(checkStructure(root)).toEqual([]);
  });

  it.each([
    ['values', `import { a } from '../a.ts';`],
    ['values over several lines', `import {\n  a,\n  b,\n} from '../a.ts';`],
    ['types', `import type { A } from '../a.ts';`],
    ['exports', `export type { A } from '../a.ts';`],
    ['side effects', `import '../a.ts';`],
    ['dynamic imports', `const a = await import('../a.ts');`],
    ['workers', `import Worker from '../a.ts?worker';`],
  ])('are found through %s', (_, back) => {
    write('house/a.ts', `import { b } from './b.tsx';\n`);
    write('house/b.tsx', `import { c } from '#room/c.ts';\n`);
    write('house/room/c.ts', `${back}\n`);
    expect(checkStructure(root)).toEqual([
      'Files import each other: house/a.ts → house/b.tsx → house/room/c.ts → house/a.ts. ' +
        'Move what both need below them.',
    ]);
  });

  it('are found if the first file is not part of them', () => {
    write('a.ts', `import './b.ts';\n`);
    write('b.ts', `import './c.ts';\n`);
    write('c.ts', `import './b.ts';\n`);
    expect(checkStructure(root)).toEqual([expect.stringContaining('b.ts → c.ts → b.ts')]);
  });
});

describe('a long file', () => {
  it('needs a reason beyond a number of lines', () => {
    write('short.ts', lines(400));
    expect(checkStructure(root)).toEqual([]);
    write('long.ts', lines(401));
    expect(checkStructure(root)).toEqual([
      expect.stringContaining('long.ts has 401 lines, more than 400.'),
    ]);
  });

  it.each([
    ['ts', '/** Programs.\n * In one file\n * because they are a list. */'],
    ['css', '/* In one file because they are a list. */'],
    ['py', '# Programs.\n# In one file because they are a list.'],
    ['py', '"""Programs, in one file because they are a list."""'],
  ])('may give it in its first comment (%s)', (ending, reason) => {
    write(`long.${ending}`, `${reason}\n${lines(500)}`);
    expect(checkStructure(root)).toEqual([]);
    write(`long.${ending}`, `${lines(1)}${reason}\n${lines(500)}`);
    expect(checkStructure(root)).toHaveLength(1);
  });
});

describe('the classes of a CSS module', () => {
  const css = `.head { color: red; }\n/* .old */\n.head > .line::before { content: '.dot'; }\n`;
  const page = (classes: string): string =>
    `import styles from './page.module.css';\nexport const page = [${classes}];\n`;

  it('are those that its components name', () => {
    write('page.module.css', css);
    write('page.tsx', page(`styles['head'], styles['line']`));
    expect(checkStructure(root)).toEqual([]);
  });

  it('may be composed by another, or chosen at run time', () => {
    write('page.module.css', css);
    write('page.tsx', page('styles[phase]'));
    write('house/room/base.module.css', '.base { margin: 0.5em; }\n');
    write('other.module.css', `.box { composes: base from './house/room/base.module.css'; }\n`);
    write('other.tsx', `import boxes from '#room/../../other.module.css';\nuse(boxes['box']);\n`);
    expect(checkStructure(root)).toEqual([]);
  });

  it('are refused if one is missing or unused', () => {
    write('page.module.css', css);
    write('page.tsx', page(`styles['head'], styles['lines']`));
    expect(checkStructure(root)).toEqual([
      'page.tsx uses the class lines, which page.module.css does not have. Add or rename it.',
      'page.module.css has the class line, which nothing uses. Remove it.',
    ]);
  });
});
