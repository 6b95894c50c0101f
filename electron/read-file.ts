/** Reads a file from outside, or says why not. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileKind, IncomingFile } from './contract.ts';
import { deckExtensions, inMebibytes, isElsewhere, kindOf, kindsOfFile } from './file-kinds.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * Reads a file that was not chosen in a dialog: an argument, another instance, "Open with". A path on
 * another computer is refused before it is accessed: Windows would send that computer the account's
 * credentials.
 */
export async function readUnasked(path: string): Promise<Outcome<IncomingFile>> {
  return isElsewhere(path)
    ? failed(
        `“${path}” lies on another computer or is a device, so it was not opened unasked. ` +
          'Copy it to this computer, or choose it with “Open a deck” or “Restore a backup”.',
      )
    : readIncoming(path);
}

/** Opening a pipe waits for a writer unless it is opened in non-blocking mode. */
const readAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads one file. If `expected` is given, other kinds are refused with a hint. */
export async function readIncoming(
  path: string,
  expected?: FileKind,
): Promise<Outcome<IncomingFile>> {
  const name = basename(path);
  const kind = kindOf(name, expected);
  if (kind === undefined || (expected !== undefined && kind !== expected)) {
    return failed(wrongKind(name, kind, expected));
  }
  try {
    // One handle for both checks: the file cannot be replaced in between.
    const file = await open(path, readAtOnce);
    try {
      const facts = await file.stat();
      if (!facts.isFile()) {
        return failed(`“${path}” is not a file. Choose the ${kindsOfFile[kind].noun} itself.`);
      }
      if (facts.size > kindsOfFile[kind].limit) {
        return failed(tooLarge(path, kind, facts.size));
      }
      const bytes = await readAtMost(file, facts.size);
      return succeeded({ kind, name, bytes });
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(`“${path}” could not be read: ${reasonOf(error)}. Check the file and try again.`);
  }
}

/** A file may grow while it is read, and some claim to be empty but never end. */
async function readAtMost(file: FileHandle, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, size - done, done);
    if (bytesRead === 0) {
      return bytes.slice(0, done);
    }
    done += bytesRead;
  }
  return bytes;
}

function wrongKind(name: string, kind: FileKind | undefined, expected?: FileKind): string {
  if (kind === undefined) {
    return (
      `“${name}” is not a file that Loopwise reads. ` +
      `Choose a deck (${deckExtensions.join(', ')}) or a backup (${kindsOfFile.backup.extension}).`
    );
  }
  const { noun } = kindsOfFile[expected ?? kind];
  return `“${name}” is a ${kindsOfFile[kind].noun}, not a ${noun}. ${REMEDIES[kind]}`;
}

const REMEDIES = {
  deck: 'To learn with it, open it as a deck.',
  backup: 'To get its contents back, restore it.',
  answers: 'To see what a class believes, drop it into the window.',
  program: 'To run it, open it in the playground.',
} as const satisfies Record<FileKind, string>;

function tooLarge(path: string, kind: FileKind, size: number): string {
  const { noun, limit } = kindsOfFile[kind];
  return (
    `“${path}” is ${inMebibytes(size)}, and a ${noun} may have ${inMebibytes(limit)} at most. ` +
    'Is it the right file?'
  );
}
