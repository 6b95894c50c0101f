/** Prints the measurements of a bench. */

// Kept from the start: a bench that runs in a sealed world has no console later.
const { log } = console;

/** Prints the median and the 95th percentile of `times`, in milliseconds, with their goals. */
export function line(what: string, times: readonly number[], goal: string): void {
  // The smallest time that is not below this share of all times.
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0).toFixed(1);
  log(
    `${what.padEnd(56)} median ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms   goal ${goal}`,
  );
}

/** Prints the ratio of two series of times, pair by pair. */
export function ratioLine(
  what: string,
  pairs: readonly (readonly [long: number, short: number])[],
  goal: string,
): void {
  const ratios = pairs.map(([long, short]) => long / short).toSorted((a, b) => a - b);
  const middle = (ratios[ratios.length >> 1] ?? 0).toFixed(2);
  log(`${what.padEnd(56)} median ${middle.padStart(8)} x    ${''.padEnd(16)}   goal ${goal}`);
}
