/** What may be changed in a program that is to be repaired. Pure. */
import { countDifferent } from './align-lines.ts';
import { printedNumbers, stringsOf } from './python-text.ts';

/** Lines that may differ from the given program: a repair fixes one slip and is not a new program. */
export const MOST_DIFFERENT = 4;

/** Why an edit is not accepted, in a sentence; undefined if it is. */
export function refusalOf(given: string, edited: string): string | undefined {
  const different = countDifferent(given, edited);
  if (different > MOST_DIFFERENT) {
    return `${different} lines differ from the program you were given. At most ${MOST_DIFFERENT} may: a small change is enough.`;
  }
  const added = addedTo(stringsOf(given), stringsOf(edited));
  if (added !== undefined) {
    return `The text ${added} was not in the program. Leave what is in quotes as it was, and change how the program works.`;
  }
  const number = addedTo(printedNumbers(given), printedNumbers(edited));
  if (number !== undefined) {
    return `The number ${number} was not in that print. Leave what is printed as it was, and change how the program works.`;
  }
  return undefined;
}

/** The first item of `now` that occurs more often than before. */
function addedTo(before: readonly string[], now: readonly string[]): string | undefined {
  const left = [...before];
  return now.find((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
