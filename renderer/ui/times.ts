/** Times in words. Pure. */

/** How long until a card returns: in `days` learning days, or in `ms` on the same day. */
export function intervalText(days: number, ms: number): string {
  if (days <= 0) {
    const minutes = Math.max(1, Math.round(ms / 60_000));
    return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  }
  if (days === 1) return '1 day';
  if (days < 60) return `${days} days`;
  if (days < 365 * 1.5) return `${Math.round(days / 30.4)} months`;
  return `${(days / 365.25).toFixed(1)} years`;
}

/** A short weekday, such as `Mon`, of a moment (ms since the epoch) in local time. */
export function weekday(at: number): string {
  return new Date(at).toLocaleDateString('en', { weekday: 'short' });
}

/**
 * When something is due, relative to `now` (both in ms since the epoch), `days` learning days
 * later.
 */
export function returnText(days: number, due: number, now: number): string {
  if (days <= 0) return due <= now ? 'now' : `in ${intervalText(0, due - now)}`;
  if (days === 1) return 'tomorrow';
  if (days < 7) return `on ${new Date(due).toLocaleDateString('en', { weekday: 'long' })}`;
  return `in ${intervalText(days, 0)}`;
}

/** What is left of a session: `7 left`, `4 min left`. */
export function leftText({
  unit,
  count,
}: {
  readonly unit: string;
  readonly count: number;
}): string {
  return unit === 'minutes' ? `${count} min left` : `${count} left`;
}

/** `1 question`, `2 questions`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
