/** Highlights programs once the Python parser is loaded, and shows plain text until then. */
import { useMemo } from 'react';
import type { Token } from './highlight.ts';
import { loadedLater } from './loaded-later.ts';

const highlighter = loadedLater(async () => (await import('./highlight.ts')).highlightPython);

/** Loads the parser. If that fails, programs stay plain, and the next one shown tries again. */
export const loadHighlighter = highlighter.load;

function plain(program: string): readonly (readonly Token[])[] {
  const lines = program.replace(/\n$/, '').split('\n');
  return lines.map((text) => [{ text, kind: '' }]);
}

/** The lines of a program, each as its tokens. */
export function useHighlighted(program: string): readonly (readonly Token[])[] {
  const highlight = highlighter.useLoaded();
  return useMemo(() => (highlight ?? plain)(program), [highlight, program]);
}
