/** Reading a file that came from outside, or saying why not. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileKind, IncomingFile } from './contract.ts';
import { inMebibytes, kindOf, kindsOfFile } from './file-kinds.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Reads one file. Where `expected` is given, the other kind is refused with a hint. */
export async function readIncoming(
  path: string,
  expected?: FileKind,
): Promise<Outcome<IncomingFile>> {
  const name = basename(path);
  const kind = kindOf(name);
  if (kind === undefined || (expected !== undefined && kind !== expected)) {
    return failed(wrongKind(name, kind, expected));
  }
  try {
    // One handle for both questions: the file cannot be exchanged in between.
    const file = await open(path, 'r');
    try {
      const facts = await file.stat();
      if (!facts.isFile()) {
        return failed(`“${path}” is not a file. Choose the ${kindsOfFile[kind].noun} itself.`);
      }
      if (facts.size > kindsOfFile[kind].limit) {
        return failed(tooLarge(path, kind, facts.size));
      }
      const bytes = new Uint8Array(await file.readFile());
      return succeeded({ kind, name, bytes });
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(`“${path}” could not be read: ${reasonOf(error)}. Check the file and try again.`);
  }
}

function wrongKind(name: string, kind: FileKind | undefined, expected?: FileKind): string {
  if (kind === undefined) {
    return (
      `“${name}” is not a Loopwise file. ` +
      `Choose a deck (${kindsOfFile.deck.extension}) or a backup (${kindsOfFile.backup.extension}).`
    );
  }
  return expected === 'deck'
    ? `“${name}” is a backup, not a deck. To get its contents back, restore it.`
    : `“${name}” is a deck, not a backup. To learn with it, open it as a deck.`;
}

function tooLarge(path: string, kind: FileKind, size: number): string {
  const { noun, limit } = kindsOfFile[kind];
  return (
    `“${path}” is ${inMebibytes(size)}, and a ${noun} may have ${inMebibytes(limit)} at most. ` +
    'Is it the right file?'
  );
}
