/** While the data is being opened: when the learner is told that it takes long. */

/**
 * What the learner is told. `slow`: it takes longer than usual. `upgrading`: data of an earlier
 * version is being brought to this one. `silent`: it takes so long that it may never end.
 */
export type Wait = 'slow' | 'upgrading' | 'silent';

/** Milliseconds after which opening is slow: a usual start takes less than one second. */
export const SLOW = 4000;

/**
 * Milliseconds after which the data may never answer. After a crash Chromium waits four seconds for
 * files that a dying process holds, and replays a few megabytes at most, however large the data is.
 */
export const SILENT = 30_000;

export interface Opening {
  /** An upgrade begins, which may take minutes: it is never called silent. */
  readonly upgrade: () => void;
  /** The data is open, or the learner is told something else. */
  readonly stop: () => void;
}

/** Begins to wait, and calls `tell` whenever there is something new to say. */
export function watchOpening(tell: (wait: Wait) => void): Opening {
  let timers = [setTimeout(tell, SLOW, 'slow'), setTimeout(tell, SILENT, 'silent')];
  const stop = (): void => timers.forEach(clearTimeout);
  return {
    upgrade: () => {
      stop();
      timers = [setTimeout(tell, SLOW, 'upgrading')];
    },
    stop,
  };
}
