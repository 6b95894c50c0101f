/** How sure a share of few answers can be. Pure. */

/** From so many answers on a share is said at all. */
export const ENOUGH = 10;

/** The normal deviate of an interval that holds the true share in 95 cases of 100. */
const Z = 1.96;

/**
 * The interval of 95 % for a share, by Wilson's score: it stays inside of 0 and 1 and holds for few
 * answers as well (Brown, Cai and DasGupta 2001). `total` is at least 1.
 */
export function wilson(part: number, total: number): readonly [low: number, high: number] {
  const share = part / total;
  const scale = 1 + Z ** 2 / total;
  const centre = (share + Z ** 2 / (2 * total)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
