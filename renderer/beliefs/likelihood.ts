/** How likely an answer is, given the beliefs held. Pure. */
import type { Given } from './types.ts';

/** The share of slips that are right all the same. */
const LUCKY = 0.5;

/** The share of slips that are one of the wrong outputs. */
const ASTRAY = 0.25;

/**
 * The probability of an answer. A learner with beliefs that fail on the program answers by one of
 * them, each equally likely; a learner without any answers with the truth; both make slips.
 *
 * @param outputs how many wrong outputs the models print for the program.
 * @param held how many of the beliefs held fail on this program.
 * @param named how many of these print exactly the answer; 0 if it is the truth or something else.
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
