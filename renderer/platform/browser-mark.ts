/**
 * The mark in a browser: localStorage, another file on the disk than IndexedDB. Clearing the site's
 * data takes both, and then there is nobody left to notice; damage to the database does not.
 */
import type { DataMark } from '#electron/contract.ts';
import type { MarkPlace } from './platform.ts';

const KEY = 'loopwise-data-mark';

/** The mark of this origin. Where the browser keeps nothing, nothing is known. */
export function browserMark({ localStorage, navigator }: Window): MarkPlace {
  let asked = false;

  /** Without it a browser that is short of room may delete everything, unasked. */
  async function askToKeep(): Promise<void> {
    if (asked) return;
    asked = true;
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  }

  return {
    read: async () => parseMark(localStorage.getItem(KEY)),
    write: async (mark) => {
      localStorage.setItem(KEY, JSON.stringify(mark));
      // Once there are answers to lose; before, a question of the browser's would only puzzle.
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
