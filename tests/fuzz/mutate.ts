/** Grammars for hostile inputs: valid ones with changes that matter to a parser. */
import * as fc from 'fast-check';

/** A change of a text at some place, in lines or characters. */
type Edit =
  | { readonly kind: 'put'; readonly at: number; readonly cut: number; readonly text: string }
  | {
      readonly kind: 'repeat';
      readonly at: number;
      readonly length: number;
      readonly times: number;
    }
  | {
      readonly kind: 'line';
      readonly at: number;
      readonly act: 'drop' | 'double' | 'last' | 'indent';
    };

/** Texts with `edits` changes, made of `pieces` that mean something to their reader. */
export function changedText(
  bases: readonly string[],
  pieces: readonly string[],
): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      at: fc.nat(),
      cut: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(100)),
      text: piece,
    }),
    fc.record({
      kind: fc.constant('put' as const),
      at: fc.nat(),
      cut: fc.constant(0),
      // Many of one piece: quadratic time shows only then.
      text: fc.tuple(piece, fc.nat(4000)).map(([text, times]) => text.repeat(times)),
    }),
    fc.record({
      kind: fc.constant('repeat' as const),
      at: fc.nat(),
      length: fc.nat(60),
      times: fc.oneof(fc.nat(5), fc.nat(1500)),
    }),
    fc.record({
      kind: fc.constant('line' as const),
      at: fc.nat(),
      act: fc.constantFrom('drop' as const, 'double' as const, 'last' as const, 'indent' as const),
    }),
  );
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(edit, { maxLength: 5 }))
    .map(([base, edits]) => edits.reduce(applied, base));
}

const LONGEST = 400_000;

function applied(text: string, edit: Edit): string {
  if (edit.kind === 'line') return changedLine(text, edit.at, edit.act);
  const at = edit.at % (text.length + 1);
  if (edit.kind === 'put') {
    return (text.slice(0, at) + edit.text + text.slice(at + edit.cut)).slice(0, LONGEST);
  }
  const part = text.slice(at, at + edit.length);
  return (text.slice(0, at) + part.repeat(edit.times) + text.slice(at + part.length)).slice(
    0,
    LONGEST,
  );
}

function changedLine(text: string, at: number, act: 'drop' | 'double' | 'last' | 'indent'): string {
  const lines = text.split('\n');
  const place = at % lines.length;
  const line = lines[place] ?? '';
  const rest = lines.toSpliced(place, 1);
  if (act === 'drop') return rest.join('\n');
  if (act === 'last') return [...rest, line].join('\n');
  return lines.toSpliced(place, 1, ...(act === 'double' ? [line, line] : [`  ${line}`])).join('\n');
}

/** Values that JSON can express and no reader expects. */
const JUNK = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, '', 0, -1, 0.5, 1e308, 2 ** 53, -0, [], {}, [[]], '__proto__', 'x'.repeat(5000),
    { length: 3 }, { __proto__: null }, [null, null], '\u0000', '\ud800', 'constructor',
  ), // prettier-ignore
  fc.jsonValue({ maxDepth: 3 }),
);

/** `base` with some values replaced, removed, duplicated or renamed. */
export function changedValue(base: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    path: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    act: fc.constantFrom('set', 'drop', 'double', 'rename'),
    junk: JUNK,
  });
  return fc
    .array(change, { maxLength: 4 })
    .map((changes) =>
      changes.reduce<unknown>((value, { path, act, junk }) => at(value, path, act, junk), base),
    );
}

function at(value: unknown, path: readonly number[], act: string, junk: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return junk;
  const entries = Object.entries(value);
  const place = step % Math.max(1, entries.length);
  const [key, inner] = entries[place] ?? ['x', undefined];
  const deeper = rest.length > 0 && typeof inner === 'object' && inner !== null;
  const pairs = deeper
    ? entries.toSpliced(place, 1, [key, at(inner, rest, act, junk)])
    : act === 'drop'
      ? entries.toSpliced(place, 1)
      : act === 'double'
        ? [...entries, [`${key}2`, inner] as [string, unknown]]
        : act === 'rename'
          ? entries.toSpliced(place, 1, [JSON.stringify(junk).slice(0, 20), inner])
          : entries.toSpliced(place, 1, [key, junk]);
  return Array.isArray(value) ? pairs.map(([, entry]) => entry) : Object.fromEntries(pairs);
}

/** Bytes with some of them changed, cut or duplicated. */
export function changedBytes(
  bases: fc.Arbitrary<Uint8Array>,
): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
  const cut = fc.option(fc.tuple(fc.nat(), fc.nat(200)), { freq: 4 });
  return fc.tuple(bases, flips, cut).map(([base, changes, removed]) => {
    const bytes = base.slice();
    // The directory at the end of a zip matters most, so half of the changes go there.
    for (const [place, value] of changes) {
      const from = place % 2 === 0 ? 0 : Math.max(0, bytes.length - 400);
      if (bytes.length > 0) bytes[from + (place % (bytes.length - from))] = value;
    }
    if (removed === null) return new Uint8Array(bytes);
    const start = removed[0] % (bytes.length + 1);
    return new Uint8Array([...bytes.subarray(0, start), ...bytes.subarray(start + removed[1])]);
  });
}
