/** Lazy loading, so that no start waits for it. */
export interface Late<T> {
  /** Loads it once; after a failure the next call retries. */
  readonly load: () => Promise<T>;
  /** Undefined until it is loaded. */
  readonly now: () => T | undefined;
}

export function lateOf<T>(load: () => Promise<T>): Late<T> {
  let loading: Promise<T> | undefined;
  let loaded: T | undefined;
  return {
    load: () => {
      loading ??= load().then(
        (value) => {
          loaded = value;
          return value;
        },
        (error: unknown) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
    now: () => loaded,
  };
}
