/** Work that only one window of the app does at a time. */
import type { Platform } from './platform.ts';

/** A browser without locks cannot order its windows: the work is done at once. */
export function aloneBy(locks: Pick<LockManager, 'request'> | undefined): Platform['alone'] {
  return async (name, work) =>
    locks === undefined ? work() : locks.request(`loopwise-${name}`, work);
}
