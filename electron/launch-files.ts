/** The files named on a command line. Pure. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isElsewhere, kindOf } from './file-kinds.ts';

/** Selects the Loopwise files among the arguments and makes them absolute. */
export function launchFiles(arguments_: readonly string[], folder: string): readonly string[] {
  return arguments_
    .filter((argument) => !argument.startsWith('-') && kindOf(argument) !== undefined)
    .map((argument) => pathIn(argument))
    .map((path) => (isElsewhere(path) ? path : resolve(folder, path)));
}

/** Some file managers pass a URL, as `%U` in a desktop entry requests. */
function pathIn(argument: string): string {
  try {
    return argument.startsWith('file:') ? fileURLToPath(argument) : argument;
  } catch {
    return argument;
  }
}
