import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { notePackages } from '../.config/note-packages.ts';

/** The chunk of the libraries that a start needs. */
const LIBRARIES = 'libraries';

/**
 * Makes the browser compile all of a start's code while loading it. By default it compiles a function
 * when it is first called, which would delay the first verdict of a session. The comment has to
 * precede all code: https://v8.dev/blog/explicit-compile-hints.
 */
const compileAtStart: Plugin = {
  name: 'compile-at-start',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && (file.isEntry || file.name === LIBRARIES))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

/** Requests the fonts of the first screens with the page: no text is drawn without them. */
const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /-latin-wght-normal-[\w-]+\.woff2$/u.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: true,
            href: `/${file}`,
          },
          injectTo: 'head',
        })),
  },
};

/**
 * The optimizer can start its own workers, which would require cross-origin isolation of the page.
 * It is used on one thread, so the code that starts them is left out.
 */
const oneThread: Plugin = {
  name: 'one-thread',
  enforce: 'pre',
  load: (id) =>
    /wasm-bindgen-rayon-[^/]+\/src\/workerHelpers\.js$/u.test(id)
      ? "export function startWorkers() { throw new Error('There is one thread only.'); }"
      : undefined,
};

/** Builds the app's page into `dist/app`; engine and deck are added by their own steps. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: path.resolve(import.meta.dirname, '../dist/app'),
    emptyOutDir: true,
    target: 'esnext',
    // Inlined fonts and icons would need `data:` in the Content Security Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Everything that a start loads in two files: a browser requests six at a time, and compiles
        // each on a thread of its own.
        codeSplitting: {
          groups: [
            { name: LIBRARIES, tags: ['$initial'], test: /[\\/]node_modules[\\/]/u, priority: 1 },
            { name: 'start', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  resolve: {
    alias: {
      // The browser build decodes entities through innerHTML, which Trusted Types forbid.
      'decode-named-character-reference': fileURLToPath(
        new URL('index.js', import.meta.resolve('decode-named-character-reference')),
      ),
    },
  },
  worker: {
    format: 'es',
    // The names under which the shell sends them with policies of their own.
    rolldownOptions: {
      output: {
        entryFileNames: ({ name }) =>
          `assets/${name === 'fit-worker' || name === 'journal-worker' ? name : 'reader-worker'}-[hash].js`,
      },
    },
    plugins: () => [oneThread, notePackages('worker')],
  },
  plugins: [react(), compileAtStart, preloadFonts, notePackages('page')],
});
