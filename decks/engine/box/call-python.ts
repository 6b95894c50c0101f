/** One call from the host into Python that needs nothing of Pyodide's bridge between the languages. */
import type { Emscripten } from './emscripten.ts';

/** `run` of python/program.py: a program, its order as JSON, whether to stream; the result as JSON. */
export type RunProgram = (program: string, order: string, stream: boolean) => string;

const POINTER = 4;

/** More than any result has; a longer one is none. In bytes. */
const LONGEST_RESULT = 64 * 1024 * 1024;

/**
 * The function at `address` of linear memory, called as C calls it. It goes on working once the
 * imports are shut. Throws where Python raises or answers anything but a text.
 */
export function callPython(module: Emscripten, address: number): RunProgram {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const textOf = (text: string): number => {
    const bytes = encoder.encode(text);
    const at = module._malloc(bytes.length + 1);
    if (at === 0) throw new RangeError('There is no memory for the program.');
    module.HEAPU8.set(bytes, at);
    const made = module._PyUnicode_FromStringAndSize(at, bytes.length);
    module._free(at);
    return made;
  };
  return (program, order, stream) => {
    const args = [textOf(program), textOf(order), module._PyBool_FromLong(Number(stream))];
    const list = module._malloc((args.length + 1) * POINTER);
    module.HEAPU32.set([...args, 0], list / POINTER);
    const result = module._PyObject_CallFunctionObjArgs(address, list);
    if (result === 0) throw new Error('The engine raised an exception.');
    const text = module._PyUnicode_AsUTF8AndSize(result, list);
    const length = module.HEAPU32[list / POINTER] ?? 0;
    if (text === 0 || length > LONGEST_RESULT) throw new Error('The engine gave no result.');
    const answer = decoder.decode(module.HEAPU8.subarray(text, text + length));
    for (const one of [result, ...args]) module._Py_DecRef(one);
    module._free(list);
    return answer;
  };
}
