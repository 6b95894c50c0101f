import { afterEach, describe, expect, it, vi } from 'vitest';
import { gateImports } from '#engine/box/imports.ts';

/** A module that exports one function, and does nothing. */
const NOTHING = Buffer.from(
  '0061736d0100000001040160000003020100070501016600000a040102000b',
  'hex',
);

// oxlint-disable-next-line typescript/unbound-method -- put back below
const { set } = WebAssembly.Table.prototype;
const { instantiate } = WebAssembly;

afterEach(() => {
  WebAssembly.Table.prototype.set = set;
  WebAssembly.instantiate = instantiate;
});

describe('the tables of an interpreter whose imports are gated', () => {
  it('hold functions of WebAssembly, and nothing where a JavaScript function would be', () => {
    gateImports({});
    const table = new WebAssembly.Table({ element: 'anyfunc', initial: 2 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(NOTHING));
    table.set(0, exports['f']);
    table.set(1, exports['f']);
    const leak = vi.fn<() => void>();
    table.set(1, leak);
    expect(table.get(0)).toBe(exports['f']);
    expect(table.get(1)).toBeNull();
  });

  it('refuse what is no function at all, and places they do not have', () => {
    gateImports({});
    const table = new WebAssembly.Table({ element: 'anyfunc', initial: 1 });
    expect(() => table.set(0, {})).toThrow(TypeError);
    expect(() => table.set(5, null)).toThrow(RangeError);
  });
});
