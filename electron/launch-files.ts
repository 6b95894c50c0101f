/** The files a command line asks for. Pure. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isElsewhere, kindOf } from './file-kinds.ts';

/** Picks the Loopwise files out of the arguments and makes them absolute. */
export function launchFiles(arguments_: readonly string[], folder: string): readonly string[] {
  return arguments_
    .filter((argument) => !argument.startsWith('-') && kindOf(argument) !== undefined)
    .map((argument) => pathIn(argument))
    .map((path) => (isElsewhere(path) ? path : resolve(folder, path)));
}

/** Some file managers hand over an address, as `%U` in a desktop entry asks for. */
function pathIn(argument: string): string {
  try {
    return argument.startsWith('file:') ? fileURLToPath(argument) : argument;
  } catch {
    return argument;
  }
}
