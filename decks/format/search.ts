/**
 * The lowest index from 0 to `length` at which something is true that stays true from there on;
 * `length` where it is true at none. Asks about log2(length) indexes.
 */
export function firstIndex(length: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
