/** A call from the host into Python that does not use Pyodide's bridge between the languages. */
import type { Emscripten } from './emscripten.ts';

/** `run` of python/program.py: a program, its order as JSON, whether to stream; returns JSON. */
export interface RunProgram {
  readonly now: (program: string, order: string, stream: boolean) => string;
  /** The same through `call`, which calls a function with its arguments in memory. */
  readonly through: (
    call: (callable: number, args: number) => Promise<number>,
    program: string,
    order: string,
    stream: boolean,
  ) => Promise<string>;
}

const POINTER = 4;

/** In bytes. No genuine result is longer. */
const LONGEST_RESULT = 64 * 1024 * 1024;

/**
 * The function at `address` of linear memory, called through the C API. It still works after the
 * imports are shut. Throws if Python raises or returns anything but a string.
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
  const prepare = (program: string, order: string, stream: boolean): Prepared => {
    const args = [textOf(program), textOf(order), module._PyBool_FromLong(Number(stream))];
    const list = module._malloc((args.length + 1) * POINTER);
    module.HEAPU32.set([...args, 0], list / POINTER);
    return { args, list };
  };
  const answerOf = (result: number, { args, list }: Prepared): string => {
    if (result === 0) throw new Error('The engine raised an exception.');
    const text = module._PyUnicode_AsUTF8AndSize(result, list);
    const length = module.HEAPU32[list / POINTER] ?? 0;
    if (text === 0 || length > LONGEST_RESULT) throw new Error('The engine gave no result.');
    const answer = decoder.decode(module.HEAPU8.subarray(text, text + length));
    for (const one of [result, ...args]) module._Py_DecRef(one);
    module._free(list);
    return answer;
  };
  return {
    now: (program, order, stream) => {
      const prepared = prepare(program, order, stream);
      return answerOf(module._PyObject_CallFunctionObjArgs(address, prepared.list), prepared);
    },
    through: async (call, program, order, stream) => {
      const prepared = prepare(program, order, stream);
      return answerOf(await call(address, prepared.list), prepared);
    },
  };
}

interface Prepared {
  readonly args: readonly number[];
  readonly list: number;
}
