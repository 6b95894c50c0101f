import type { PyodideConfig } from 'pyodide';

/** Pyodide's options on both hosts: no packages, no console, no input, and not its own event loop. */
export const PYODIDE_OPTIONS = {
  // A lock file without packages: nothing is looked up or fetched.
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
  // By default a program would see the path of the host's script and the language of its user.
  _sysExecutable: '/usr/bin/python3',
  env: { HOME: '/home/learner', LANG: 'en_US.UTF-8', PYTHONHASHSEED: '0' },
  // Programs write to our own streams; what bypasses them (os.write) is discarded.
  stdout: () => undefined,
  stderr: () => undefined,
  stdin: () => null,
} satisfies Partial<PyodideConfig> as Partial<PyodideConfig>;
