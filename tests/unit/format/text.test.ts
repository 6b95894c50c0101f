import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPythonRange, pythonAllows } from '#format/python-range.ts';
import { suggest } from '#format/suggest.ts';
import { normaliseText, utf8Length } from '#format/text.ts';
import { decodeUtf8 } from '#format/utf8.ts';

describe('a range of Python versions', () => {
  it.each([
    ['>=3.11', '3.11', true],
    ['>=3.11', '3.10.9', false],
    ['>=3.11,<3.14', '3.13.5', true],
    ['>=3.11,<3.14', '3.14.0', false],
    ['>=3.11, !=3.12', '3.12.4', false],
    ['==3.12', '3.12.4', true],
    ['<=3.12.3', '3.12.4', false],
    ['>3.12', '3.12.0', false],
    ['>=3.9', '3.14.0rc1', true],
    ['>=3.9', '2.7', false],
    ['nonsense', '3.12', false],
  ])('%s includes %s: %s', (range, version, allowed) => {
    expect(pythonAllows(range, version)).toBe(allowed);
  });

  it.each(['', '3.11', '>=3', '>=2.7', '>=3.11,', '~=3.11', '>=3.11 <3.14'])(
    'is not valid as "%s"',
    (text) => {
      expect(isPythonRange(text)).toBe(false);
    },
  );
});

describe('text', () => {
  it('is measured in bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        expect(utf8Length(a + b)).toBe(Buffer.byteLength(a + b));
      }),
    );
    expect(utf8Length('\ud800x\udc00')).toBe(Buffer.byteLength('\ud800x\udc00'));
  });

  it('has one kind of line end and no byte order mark', () => {
    expect(normaliseText('\uFEFFa\r\nb\rc\n\r\n')).toBe('a\nb\nc\n\n');
  });

  it('is decoded from UTF-8 exactly where a strict decoder accepts it', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (numbers) => {
        const bytes = Uint8Array.from(numbers);
        let wanted: string | undefined;
        try {
          wanted = strict.decode(bytes);
        } catch {
          wanted = undefined;
        }
        expect(decodeUtf8(bytes)).toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a suggestion', () => {
  it.each([
    ['teir', 'tier'],
    ['Level', 'level'],
    ['doc', 'docs'],
    ['zzzz', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('for %s is %s', (word, wanted) => {
    expect(suggest(word, ['id', 'tier', 'level', 'docs'])).toBe(wanted);
  });
});
