/** Notices that another learning day has begun while the app was left open. */
import { learningDay } from '#schedule/day.ts';
import type { Services } from './services.ts';

/** How often (ms) the clock is looked at; timers stand still while a computer sleeps. */
export const LOOK = 30_000;

/**
 * Calls `onNewDay` when the learning day is no longer that of the last call or of the start. Looks at
 * the clock now and then, for a timer until the next day would stop with a computer that sleeps.
 */
export function watchForNewDay(
  { now, calendar }: Pick<Services, 'now' | 'calendar'>,
  onNewDay: () => void,
): void {
  let day = learningDay(now(), calendar);
  setInterval(() => {
    const today = learningDay(now(), calendar);
    if (today === day) return;
    day = today;
    onNewDay();
  }, LOOK);
}
