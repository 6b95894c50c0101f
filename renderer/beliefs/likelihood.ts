/** How likely an answer is to come from somebody who holds certain beliefs. Pure. */
import type { Given } from './types.ts';

/** Of the answers that are slips, so many are right all the same. */
const LUCKY = 0.5;

/** Of the answers that are slips, so many are one of the wrong outputs. */
const ASTRAY = 0.25;

/**
 * The probability of an answer. Whoever holds beliefs that fail on the program answers by one of
 * them, each equally likely; whoever holds none answers with the truth; both make slips.
 *
 * @param outputs how many wrong outputs the models print for the program.
 * @param held how many of the beliefs held fail on this program.
 * @param named how many of these print the very answer; 0 where it is the truth or something else.
 */
export function likelihood(
  given: Given,
  slip: number,
  {
    outputs,
    held,
    named,
  }: { readonly outputs: number; readonly held: number; readonly named: number },
): number {
  if (held === 0) return given === 'truth' ? 1 - slip : astray(given, slip, outputs);
  const otherwise = given === 'truth' ? slip * LUCKY : astray(given, slip, outputs);
  return (named * (1 - slip) + (held - named) * otherwise) / held;
}

function astray(given: Given, slip: number, outputs: number): number {
  return given === 'other' ? slip * ASTRAY : (slip * ASTRAY) / Math.max(1, outputs);
}
