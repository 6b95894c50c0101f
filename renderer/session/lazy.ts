/** Lazy loading, so that no start waits for it. */
export interface Lazy<T> {
  /** Loads it once; after a failure the next call retries. */
  readonly load: () => Promise<T>;
  /** Undefined until it is loaded. */
  readonly now: () => T | undefined;
}

export function lazy<T>(load: () => Promise<T>): Lazy<T> {
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
