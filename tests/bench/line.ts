/** How a bench prints what it measured. */

// Held from the start: a bench that runs in a sealed world has no console later.
const { log } = console;

/** Prints the median and the 95th percentile of `times`, in milliseconds, and what they should be. */
export function line(what: string, times: readonly number[], goal: string): void {
  // The smallest time that this part of all times is not above.
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0).toFixed(1);
  log(
    `${what.padEnd(56)} median ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms   goal ${goal}`,
  );
}

/** Prints how many times as long something takes as something else, pair by pair. */
export function ratioLine(
  what: string,
  pairs: readonly (readonly [long: number, short: number])[],
  goal: string,
): void {
  const ratios = pairs.map(([long, short]) => long / short).toSorted((a, b) => a - b);
  const middle = (ratios[ratios.length >> 1] ?? 0).toFixed(2);
  log(`${what.padEnd(56)} median ${middle.padStart(8)} x    ${''.padEnd(16)}   goal ${goal}`);
}
