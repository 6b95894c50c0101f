import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { compileAtStart } from '../.config/compile-at-start.ts';
import { notePackages } from '../.config/note-packages.ts';

/** The chunk of the libraries that a start needs. */
const LIBRARIES = 'libraries';

/** Files that every start fetches; the build puts them beside the page. */
const FETCHED: readonly string[] = ['engine/engine.json', 'decks/shipped.json'];

/**
 * Requests with the page what its code would request later: the fonts of the first screens, without
 * which no text is drawn, and the first files it fetches.
 */
const preload: Plugin = {
  name: 'preload',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const fonts = Object.keys(bundle)
        .filter((file) => /-latin-wght-normal-[\w-]+\.woff2$/u.test(file))
        .map((file) => ({ as: 'font', type: 'font/woff2', href: `/${file}` }));
      const fetched = FETCHED.map((file) => ({ as: 'fetch', href: `/${file}` }));
      return [...fonts, ...fetched].map((attrs) => ({
        tag: 'link',
        attrs: { rel: 'preload', ...attrs, crossorigin: true },
        injectTo: 'head',
      }));
    },
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
  plugins: [
    react(),
    // The first verdict has Markdown.
    compileAtStart([LIBRARIES, 'markdown']),
    preload,
    notePackages('page'),
  ],
});
