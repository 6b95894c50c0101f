/** Code that is too large for the start and not needed for it, such as a parser. */
import { useSyncExternalStore } from 'react';

export interface LoadedLater<T> {
  /** Loads it once. If that fails, the next call tries again. Never rejects. */
  readonly load: () => Promise<void>;
  /** It, once it is loaded; a component that uses it is then rendered again. Loads it if needed. */
  readonly useLoaded: () => T | undefined;
}

export function loadedLater<T>(importIt: () => Promise<T>): LoadedLater<T> {
  let loaded: T | undefined;
  let loading: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  async function load(): Promise<void> {
    loading ??= importIt().then(
      (value) => {
        loaded = value;
        for (const listener of listeners) listener();
      },
      () => {
        loading = undefined;
      },
    );
    return loading;
  }

  function subscribe(listener: () => void): () => void {
    void load();
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { load, useLoaded: () => useSyncExternalStore(subscribe, () => loaded) };
}
