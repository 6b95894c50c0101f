/** The files a command line asks for. Pure. */
import { resolve } from 'node:path';
import { kindOf } from './file-kinds.ts';

/** Picks the Loopwise files out of the arguments and makes them absolute. */
export function launchFiles(arguments_: readonly string[], folder: string): readonly string[] {
  return arguments_
    .filter((argument) => !argument.startsWith('-') && kindOf(argument) !== undefined)
    .map((argument) => resolve(folder, argument));
}
