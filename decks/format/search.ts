/**
 * Binary search: the lowest index from 0 to `length` from which `isTrue` holds for all following ones;
 * `length` if it holds for none.
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
