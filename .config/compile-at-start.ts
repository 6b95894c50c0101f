import type { Plugin } from 'vite';

/**
 * Makes the browser compile all code of an entry, and of the chunks with these names, while loading it.
 * By default it compiles a function when it is first called, which would delay the first question and
 * the first verdict. The comment has to precede all code: https://v8.dev/blog/explicit-compile-hints.
 */
export function compileAtStart(chunks: readonly string[]): Plugin {
  return {
    name: 'compile-at-start',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && (file.isEntry || chunks.includes(file.name)))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
  };
}
