import { describe, expect, it } from 'vitest';
import { relabellingKeys, shapeOf } from '#engine/judge/variation.ts';
import type { Ended } from '#format/types.ts';
import { predict } from '../../fixtures/decks.ts';

const RETURNED: Ended = { kind: 'returned' };
const output = (stdout: string, ended: Ended = RETURNED) => ({ stdout, ended });

describe('the shape of an output', () => {
  it('is the same for other names and numbers', () => {
    expect(shapeOf('print("sol", 2)', output('sol 2\n'))).toBe(
      shapeOf('print("good day", 7)', output('good day 7\n')),
    );
  });

  it('differs by the order, the number and the ending of the lines', () => {
    const program = 'print("a", "b")';
    const all = [
      output('a\nb\n'),
      output('b\na\n'),
      output('a\n'),
      output('a\nb\n', { kind: 'raised', type: 'KeyError', message: '' }),
    ].map((one) => shapeOf(program, one));
    expect(new Set(all).size).toBe(4);
  });

  it('identifies a number of the program by its place, and a computed one by its value', () => {
    const shape = (program: string, text: string): string => shapeOf(program, output(text));
    expect(shape('print(max(3, 1))', '3\n')).toBe(shape('print(max(7, 2))', '7\n'));
    expect(shape('print(max(3, 1))', '3\n')).not.toBe(shape('print(max(2, 7))', '7\n'));
    expect(shape('print(3 + 1)', '4\n')).not.toBe(shape('print(7 + 2)', '9\n'));
  });

  it('distinguishes repeated numbers from others, and zero from all', () => {
    const shapes = ['2\n2\n3\n', '1\n3\n3\n', '0\n0\n3\n'].map((text) => shapeOf('', output(text)));
    expect(new Set(shapes).size).toBe(3);
  });
});

describe('a key of vary', () => {
  const question = predict(['print("one")'], { vary: '[one, two]' });

  it('that only renames things is reported', () => {
    expect(relabellingKeys(question, [output('one\n'), output('two\n')])).toEqual(['WORD']);
  });

  it('of which one value changes the lines is not', () => {
    expect(relabellingKeys(question, [output('one\n'), output('two\ntwo\n')])).toEqual([]);
  });

  it('is not judged if its variants were not run', () => {
    expect(relabellingKeys(question, [output('one\n')])).toEqual([]);
  });
});
