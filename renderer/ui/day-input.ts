/** Days in the format of a date input, in local time. Pure. */

/** The day of a moment (ms since the epoch), such as `2026-11-22`. */
export function dayInput(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Whether a day was typed, and is not before `first`: the limits of a date input bind only its
 * picker, and a year that is being typed is one of the first centuries.
 */
export function isFrom(first: string | undefined, day: string): boolean {
  if (first === undefined) return day !== '';
  return day.length === first.length && day >= first;
}

/** Four in the morning of that day, when its learning day begins. */
export function morningOf(day: string): number {
  return new Date(`${day}T04:00`).getTime();
}

/** Noon of that day, in ms since the epoch: within its learning day, whatever the rollover hour. */
export function middleOf(day: string): number {
  return new Date(`${day}T12:00`).getTime();
}
