/** Pyodide's interpreter without Python's start: its memory comes from the snapshot instead. */
import type { PyodideConfig, loadPyodide as LoadPyodide } from 'pyodide';
import { PYODIDE_OPTIONS } from './pyodide-options.ts';
import { openPackedMemory } from './packed-memory.ts';
import type { PackedMemory } from './packed-memory.ts';
import type { SwitchingModule } from './stacks.ts';

/** What a host gives a box to boot from. */
export interface InterpreterParts {
  readonly loadPyodide: typeof LoadPyodide;
  /** The default export of pyodide.asm.mjs. */
  readonly createModule: CreateModule;
  /** Where Pyodide's files are, with a slash at the end. */
  readonly indexURL: string;
  /** See packed-memory.ts; needed last. */
  readonly snapshot: Uint8Array | Promise<Uint8Array>;
}

/** Emscripten's function that instantiates the interpreter. */
export type CreateModule = NonNullable<PyodideConfig['createPyodideModule']>;

/** The parts of Emscripten's module that only booting uses. */
interface BootingModule extends SwitchingModule {
  readonly API: {
    readonly initializeStreams: (stdin: unknown, stdout: unknown, stderr: unknown) => void;
  };
  /** Fills an array with random numbers. */
  readonly randomFill: (view: Uint8Array) => void;
  /** Calls of `exit` leave the interpreter usable. */
  readonly runtimeKeepalivePush: () => void;
  Py_EmscriptenSignalBuffer: Uint8Array;
}

export interface Interpreter {
  readonly module: SwitchingModule;
  readonly snapshot: PackedMemory;
  /** Makes Python read its signals from here; see `watchdogBuffer`. */
  readonly readSignalsFrom: (buffer: Uint8Array) => void;
}

/**
 * Creates the interpreter. Pyodide's loader only prepares it here (files, imports, instantiation): what
 * it does after that was done when the snapshot was made, and its bridge between the languages never
 * comes into being.
 */
export async function createInterpreter({
  loadPyodide,
  createModule,
  indexURL,
  snapshot,
}: InterpreterParts): Promise<Interpreter> {
  const { promise, resolve, reject } = Promise.withResolvers<BootingModule>();
  loadPyodide({
    ...PYODIDE_OPTIONS,
    indexURL,
    createPyodideModule: async (settings) => {
      const made: unknown = await createModule({ ...settings, noInitialRun: true });
      resolve(made as BootingModule);
      // The rest of the loader would start Python.
      return new Promise(() => undefined);
    },
  }).catch(reject);
  const module = await promise;
  const { stdin, stdout, stderr } = PYODIDE_OPTIONS;
  module.API.initializeStreams(stdin, stdout, stderr);
  module.runtimeKeepalivePush();
  // The host's source of randomness is looked up on first use, and later there is no way to it.
  module.randomFill(new Uint8Array(1));
  return {
    module,
    snapshot: openPackedMemory(await snapshot),
    readSignalsFrom: (buffer) => {
      module.Py_EmscriptenSignalBuffer = buffer;
    },
  };
}
