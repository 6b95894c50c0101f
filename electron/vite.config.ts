import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import type { EnvironmentOptions } from 'vite';
import { notePackages } from '../.config/note-packages.ts';

/** One bundle that imports nothing at run time but Electron and Node. */
function bundle(name: 'main' | 'preload'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron', ...builtinModules] },
    build: {
      ssr: true,
      outDir: '../dist/shell',
      // The two bundles share the folder; `builder` empties it once, before the first.
      emptyOutDir: name === 'main',
      copyPublicDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: `./${name}.ts`,
        external: ['electron', /^node:/],
        // Sandboxed preloads cannot be ES modules, and a preload cannot load a second file.
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}

/** Builds main and preload separately, so that they share no chunk. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [notePackages('shell')],
  environments: { main: bundle('main'), preload: bundle('preload') },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment) {
          await builder.build(environment);
        }
      }
    },
  },
});
