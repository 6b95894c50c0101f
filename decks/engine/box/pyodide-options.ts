import type { PyodideConfig } from 'pyodide';

/** What both hosts tell Pyodide: no packages, no console, no input, and not its own event loop. */
export const PYODIDE_OPTIONS = {
  // A lock file that names no package: nothing is looked up, nothing could be fetched.
  lockFileContents: {
    info: {
      arch: 'wasm32',
      platform: 'emscripten_5_0_3',
      version: '314.0.7',
      python: '3.14.2',
      abi_version: '2026_0',
    },
    packages: {},
  },
  packageBaseUrl: 'none:/',
  enableRunUntilComplete: false,
  // Programs write to streams of their own; what goes past them (os.write) goes nowhere.
  stdout: () => undefined,
  stderr: () => undefined,
  stdin: () => null,
} satisfies Partial<PyodideConfig> as Partial<PyodideConfig>;
