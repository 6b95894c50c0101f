declare module 'pyodide/pyodide.asm.mjs' {
  import type { PyodideConfig } from 'pyodide';
  /** Emscripten's function that instantiates the interpreter. */
  const createModule: NonNullable<PyodideConfig['createPyodideModule']>;
  export default createModule;
}
