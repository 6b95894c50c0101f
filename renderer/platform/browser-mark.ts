/**
 * The data mark in a browser: localStorage, which is separate from IndexedDB on the disk. Clearing
 * the site's data removes both and cannot be noticed; damage to the database can.
 */
import type { DataMark } from '#electron/contract.ts';
import type { MarkPlace } from './platform.ts';

const KEY = 'loopwise-data-mark';

/** The mark of this origin; unknown if the browser stores nothing. */
export function browserMark({ localStorage, navigator }: Window): MarkPlace {
  let asked = false;

  /** Without persistence, a browser short of space may delete everything unasked. */
  async function askToKeep(): Promise<void> {
    if (asked) return;
    asked = true;
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  }

  return {
    read: async () => parseMark(localStorage.getItem(KEY)),
    write: async (mark) => {
      localStorage.setItem(KEY, JSON.stringify(mark));
      // Once there are answers to lose; before that, the browser's question would only puzzle.
      if (mark.reviews > 0) await askToKeep().catch(() => undefined);
    },
  };
}

function parseMark(text: string | null): DataMark | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const reviews: unknown = Reflect.get(value, 'reviews');
    const at: unknown = Reflect.get(value, 'at');
    return typeof reviews === 'number' && typeof at === 'number' ? { reviews, at } : undefined;
  } catch {
    return undefined;
  }
}
