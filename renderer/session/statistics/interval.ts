/** The uncertainty of a share of few answers. Pure. */

/** The fewest answers for which a share is given. */
export const ENOUGH = 10;

/** The normal deviate of a 95 % interval. */
const Z = 1.96;

/**
 * The 95 % interval of a share, by Wilson's score: it stays between 0 and 1 and is valid for few
 * answers as well (Brown, Cai and DasGupta 2001). `total` is at least 1.
 */
export function wilson(part: number, total: number): readonly [low: number, high: number] {
  const share = part / total;
  const scale = 1 + Z ** 2 / total;
  const centre = (share + Z ** 2 / (2 * total)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
