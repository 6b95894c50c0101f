import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutationsOf } from '#session/forms/print/mutations.ts';
import { codeOnly, printedNumbers, stringsOf } from '#format/python-text.ts';

describe('a slip', () => {
  it.each([
    ['await asyncio.sleep(1)', ['asyncio.sleep(1)']],
    ['    await worker.close()', ['    worker.close()']],
    ['value = await asyncio.to_thread(f)', []],
    ['task = asyncio.create_task(f(1, "a"))', ['task = f(1, "a")']],
    ['task = asyncio.create_task(f(), name="f")', []],
    ['value = await asyncio.create_task(f())', ['value = await f()']],
    [
      'async def f():\n    pass\nvalue = await f()',
      ['async def f():\n    pass\nvalue = await asyncio.create_task(f())'],
    ],
    ['value = await f()', []],
    ['x = [asyncio.sleep(0.1), asyncio.sleep(2)]', ['x = [asyncio.sleep(2), asyncio.sleep(0.1)]']],
    ['x = [asyncio.sleep(1), asyncio.sleep(1.0)]', []],
    [
      '  await asyncio.gather(a(1, 2), b())  # both',
      ['  asyncio.gather(a(1, 2), b())  # both', '  await a(1, 2)\n  await b()  # both'],
    ],
    [
      'await asyncio.gather(\n    a(),\n    b(),\n)',
      ['asyncio.gather(\n    a(),\n    b(),\n)', 'await a()\nawait b()'],
    ],
    ['x = await asyncio.gather(a(), b())', ['x = [await a(), await b()]']],
    ['x = await asyncio.gather(*tasks)', []],
    ['x = await asyncio.gather(a(), b(), return_exceptions=True)', []],
    ['print("await f(asyncio.create_task(g()))")  # await f()', []],
    ['"""\nawait f()\n"""', []],
  ])('in %j', (program, mutated) => {
    expect(new Set(mutationsOf(program, 1))).toEqual(new Set(mutated));
  });

  it('is never the program itself, and never made twice', () => {
    const lines = fc.array(
      fc.constantFrom(
        'async def f():',
        '    await asyncio.sleep(1)',
        '    await asyncio.sleep(2)',
        'await f()',
        'await asyncio.gather(f(), f())',
        't = asyncio.create_task(f())',
        'await asyncio.create_task(f())',
        'print("await f()', // Left open.
        'await asyncio.gather(f(',
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(lines, fc.nat(), (written, seed) => {
        const program = written.join('\n');
        const mutated = mutationsOf(program, seed);
        expect(mutated).not.toContain(program);
        expect(new Set(mutated).size).toBe(mutated.length);
      }),
    );
  });

  it('comes in another order for another seed, and in the same for the same', () => {
    const program = 'await a()\nawait b()\nawait c()\nawait d()\n';
    const first = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => mutationsOf(program, seed)[0]));
    expect(first.size).toBeGreaterThan(1);
    expect(mutationsOf(program, 5)).toEqual(mutationsOf(program, 5));
  });
});

describe('the text of a program', () => {
  it('is its code with strings and comments blanked out', () => {
    const program = 'a = "x # y"  # it\'s\nb = f\'{a}\' + """\n"c"\n""" + bar\n';
    const code = codeOnly(program);
    expect(code).toHaveLength(program.length);
    expect(code.replaceAll(/["\s]/g, '')).toBe('a=b=++bar');
    expect(stringsOf(program)).toEqual(['"x # y"', "f'{a}'", '"""\n"c"\n"""']);
  });

  it('keeps the numbers that are printed', () => {
    expect(printedNumbers('x = 1\nprint(x1, f(2), "3")\nprint(0.5\n')).toEqual(['2', '0.5']);
  });
});
