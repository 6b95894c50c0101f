/**
 * Compares two versions of a deck, such as `1.2.0` and `1.10.0-beta.1`, by the rules of Semantic
 * Versioning 2.0.0, section 11: negative if the first is earlier, 0 if they are equal. A missing third
 * number counts as 0.
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (const [at, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.pre, right.pre);
}

/** The version after one with more questions: `1.3.0` after `1.2.4`. */
export function nextMinor(version: string): string {
  const [major = 0, minor = 0] = partsOf(version).numbers;
  return `${major}.${minor + 1}.0`;
}

interface Parts {
  readonly numbers: readonly number[];
  readonly pre: readonly string[];
}

function partsOf(version: string): Parts {
  const dash = version.indexOf('-');
  const numbers = (dash === -1 ? version : version.slice(0, dash)).split('.').map(Number);
  return {
    numbers: [0, 1, 2].map((at) => numbers[at] ?? 0),
    pre: dash === -1 ? [] : version.slice(dash + 1).split('.'),
  };
}

function comparePreReleases(one: readonly string[], other: readonly string[]): number {
  // A pre-release comes before its release.
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [left, right] = [one[at], other[at]];
    if (left === undefined) return -1;
    if (right === undefined) return 1;
    if (left === right) continue;
    const numeric = [left, right].map((part) => /^\d+$/u.test(part));
    if (numeric[0] === true && numeric[1] === true) return Number(left) - Number(right);
    if (numeric[0] !== numeric[1]) return numeric[0] === true ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
