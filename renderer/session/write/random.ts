/** A random whole number from 0 to below `most`. */
export function randomBelow(most: number): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % most;
}
