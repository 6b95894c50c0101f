/** Detects that a new learning day has begun while the app is open. */
import { learningDay } from '#schedule/day.ts';
import type { Services } from './services.ts';

/** How often the clock is checked, in ms. */
export const CHECK_INTERVAL = 30_000;

/**
 * Calls `onNewDay` whenever the learning day has changed. Checks the clock at intervals, because a
 * timer set for the next day would pause while the computer sleeps.
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
  }, CHECK_INTERVAL);
}
