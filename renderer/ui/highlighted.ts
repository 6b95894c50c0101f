/**
 * Highlights programs once the Python parser is loaded, and shows plain text until then: the parser
 * is large, and must not delay the start.
 */
import { useMemo, useSyncExternalStore } from 'react';
import type { Token } from './highlight.ts';

type Highlight = (program: string) => readonly (readonly Token[])[];

let highlight: Highlight | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Loads the parser. If that fails, programs stay plain, and the next one shown tries again. */
export async function loadHighlighter(): Promise<void> {
  loading ??= import('./highlight.ts').then(
    ({ highlightPython }) => {
      highlight = highlightPython;
      for (const listener of listeners) listener();
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

function subscribe(listener: () => void): () => void {
  void loadHighlighter();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function plain(program: string): readonly (readonly Token[])[] {
  const lines = program.replace(/\n$/, '').split('\n');
  return lines.map((text) => [{ text, kind: '' }]);
}

/** The lines of a program, each as its tokens. */
export function useHighlighted(program: string): readonly (readonly Token[])[] {
  const loaded = useSyncExternalStore(subscribe, () => highlight);
  return useMemo(() => (loaded ?? plain)(program), [loaded, program]);
}
