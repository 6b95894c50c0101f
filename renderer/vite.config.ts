import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the app's page into `dist/app`; engine and deck are put beside it by their own steps. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: path.resolve(import.meta.dirname, '../dist/app'),
    emptyOutDir: true,
    target: 'esnext',
    // Inlined fonts and icons would need `data:` in the Content Security Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  resolve: {
    alias: {
      // For browsers it would decode entities through innerHTML, which Trusted Types forbid.
      'decode-named-character-reference': fileURLToPath(
        new URL('index.js', import.meta.resolve('decode-named-character-reference')),
      ),
    },
  },
  plugins: [react()],
});
