/** A program from a file. Pure. */
import type { IncomingFile } from '#platform/platform.ts';

/** In bytes; the shell has the same limit. */
const MOST_BYTES = 1024 * 1024;

/**
 * The text of a program, with line ends normalised like Python's. Throws an Error with a message if
 * the file is too large or not text, or a layer over the screen has to be closed first.
 *
 * @param free whether the playground can be opened now.
 */
export function programOf(
  { name, bytes }: Pick<IncomingFile, 'name' | 'bytes'>,
  free: boolean,
): string {
  if (bytes.length > MOST_BYTES) {
    const size = Math.ceil(bytes.length / MOST_BYTES);
    throw new Error(
      `“${name}” is ${size} MB, and a program may have 1 MB at most. Is it the right file?`,
    );
  }
  let program: string;
  try {
    program = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`“${name}” is not text in UTF-8. Save it as UTF-8 and open it again.`);
  }
  if (program.includes('\0')) {
    throw new Error(`“${name}” is not a program: it holds bytes that no text has.`);
  }
  if (!free) throw new Error(`Close what is open here first, then open “${name}” again.`);
  return program.replaceAll('\r\n', '\n');
}
