import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believes } from '../../../fixtures/asked.ts';
import { canBeOrdered, piecesOf } from '#session/forms/order/pieces.ts';

const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at}`);
const text = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

describe('an output that can be put in order', () => {
  it('has two to twelve lines, at least two of them different', () => {
    expect(canBeOrdered('')).toBe(false);
    expect(canBeOrdered('one\n')).toBe(false);
    expect(canBeOrdered('one\ntwo\n')).toBe(true);
    expect(canBeOrdered('one\none\n')).toBe(false);
    expect(canBeOrdered('one\none\ntwo\n')).toBe(true);
    expect(canBeOrdered(text(lines(12)))).toBe(true);
    expect(canBeOrdered(text(lines(13)))).toBe(false);
  });
});

describe('the lines to order', () => {
  it('are those that are printed and the plain ones that are not', () => {
    const program = [
      'print("told")',
      "print('kept')",
      'print( "spaced" )',
      'print(f"{formatted}")',
      'print("two", "arguments")',
      String.raw`print("escaped\n")`,
      'print("{braces}")',
      'print("")',
      'pprint("no print")',
    ].join('\n');
    expect(piecesOf(program, 'told\n42\n', [], 1).toSorted()).toEqual([
      '42',
      'kept',
      'spaced',
      'told',
    ]);
  });

  it('contain a line as often as it is printed, and an unprinted one once', () => {
    const program = 'print("never")\nprint("never")\nprint("tick")';
    expect(piecesOf(program, 'tick\ntick\ntock\n', [], 1).toSorted()).toEqual([
      'never',
      'tick',
      'tick',
      'tock',
    ]);
  });

  it('are no more than there are letters, and printed lines take precedence', () => {
    const program = lines(30)
      .map((line) => `print("not ${line}")`)
      .join('\n');
    const printed = lines(11);
    const pieces = piecesOf(program, text(printed), [], 3);
    expect(pieces).toHaveLength(12);
    expect(pieces).toEqual(expect.arrayContaining(printed));
  });

  it('include lines of wrong models, the most common belief first, three at most', () => {
    const believed = [believes('eager-task', 'told\nearly\n'), believes('lifo', 'late\ntold\n')];
    const program = 'print("held")\nprint("held back")';
    expect(piecesOf(program, 'told\n', believed, 1).toSorted()).toEqual([
      'early',
      'held',
      'late',
      'told',
    ]);
  });

  it('depend on the seed and nothing else', () => {
    const printed = text(lines(6));
    const orders = [1, 2, 3, 4, 5].map((seed) => piecesOf('', printed, [], seed).join());
    expect(piecesOf('', printed, [], 1).join()).toBe(orders[0]);
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  it('are never in the order in which they are printed', () => {
    const outputs = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 5 })
      .filter((all) => new Set(all).size > 1);
    fc.assert(
      fc.property(outputs, fc.nat(), (printed, seed) => {
        const pieces = piecesOf('', text(printed), [], seed);
        expect(pieces).not.toEqual(printed);
        expect(pieces.toSorted()).toEqual(printed.toSorted());
      }),
    );
  });
});
