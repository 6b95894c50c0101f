import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightPython } from '#ui/highlight.ts';

/** The program that the lines show. */
const joined = (program: string): string =>
  highlightPython(program)
    .map((tokens) => tokens.map(({ text }) => text).join(''))
    .join('\n');

const PROGRAM = `import asyncio

async def main():  # begins
    x = f"{1 + 2!r:>{10}}"
    s = '''two
lines'''
    await asyncio.sleep(0.5)
\treturn None

class Thing: ...
asyncio.run(main())
`;

describe('a highlighted program', () => {
  it('is the program, to the last character except its final line break', () => {
    expect(joined(PROGRAM)).toBe(PROGRAM.slice(0, -1));
    expect(joined('')).toBe('');
    expect(joined('x = 1')).toBe('x = 1');
    expect(joined('\n\n  x\n\n')).toBe('\n\n  x\n');
  });

  it('is unchanged whatever it contains, even if it is not Python', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\t', '"""', "'", '#', 'def ', 'async ', '(', ')', ':', '\\\n', 'f"{'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const program = pieces.join('').replaceAll('\r', '');
        expect(joined(program)).toBe(program.replace(/\n$/, ''));
      }),
    );
  });

  it('has as many lines as the program', () => {
    expect(highlightPython(PROGRAM)).toHaveLength(PROGRAM.trimEnd().split('\n').length);
    expect(highlightPython('')).toHaveLength(1);
  });

  it('marks keywords, strings and comments', () => {
    const kinds = new Map(
      highlightPython(PROGRAM)
        .flat()
        .map(({ text, kind }) => [text.trim(), kind]),
    );
    expect(kinds.get('async')).toBe('tok-keyword');
    expect(kinds.get('await')).toBe('tok-keyword');
    expect(kinds.get('main')).toBeDefined();
    expect(kinds.get('# begins')).toBe('tok-comment');
    expect(kinds.get('0.5')).toBe('tok-number');
    expect(kinds.get('None')).toBe('tok-number');
    expect(kinds.get('Thing')).toBe('tok-definition');
    expect(highlightPython('def main(): pass')[0]).toContainEqual({
      text: 'main',
      kind: 'tok-definition',
    });
    expect(highlightPython('"a"')[0]).toEqual([{ text: '"a"', kind: 'tok-string' }]);
  });
});
