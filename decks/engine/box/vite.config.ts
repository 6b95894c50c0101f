import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { loadModels } from '../models/catalogue.ts';
import { notePackages } from '../../../.config/note-packages.ts';
import { CACHE_DIR } from './node.ts';
import { PYODIDE_DIR, PYODIDE_FILES, loadSnapshot } from './snapshot.ts';

/** Builds `dist/app/engine`: the frame, its worker, Pyodide and the snapshot. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: path.resolve(import.meta.dirname, '../../../dist/app/engine'),
    emptyOutDir: true,
    target: 'esnext',
    modulePreload: false,
    rolldownOptions: {
      input: { frame: 'frame.ts', worker: 'worker-browser.ts' },
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  plugins: [engineFiles(), notePackages('engine')],
});

/** Copies the files that the scripts fetch at run time. */
function engineFiles(): Plugin {
  return {
    name: 'loopwise-engine-files',
    async generateBundle() {
      const { identity, bytes } = await loadSnapshot(CACHE_DIR);
      const emit = (fileName: string, source: string | Uint8Array): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      emit('snapshot.bin', bytes);
      emit('engine.json', JSON.stringify(identity));
      emit('models.json', JSON.stringify(await loadModels()));
      emit('frame.html', await readFile(path.join(import.meta.dirname, 'frame.html')));
      for (const name of PYODIDE_FILES) emit(name, await readFile(path.join(PYODIDE_DIR, name)));
    },
  };
}
