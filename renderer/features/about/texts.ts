/** Every text about the app itself. */
export const ABOUT = {
  title: 'About Loopwise',
  version: 'Version',
  engine: 'Engine',
  engineIs: (python: string, pyodide: string) =>
    `CPython ${python}, in WebAssembly (Pyodide ${pyodide})`,
  data: 'Your data',
  dataIs: (place: string) => `In ${place}, and nowhere else.`,
  licences: 'Licences',
  licencesAre: (count: number) =>
    `Loopwise contains ${count} pieces of software by others. Open one to read its licence. An installer also brings Electron and Chromium; their licences are in LICENSE and LICENSES.chromium.html beside the program, all others in LICENCES.txt.`,
  source: 'Source:',
  close: 'Close',
} as const;
