/**
 * Writes a file so that either the old or the new one is complete at any moment: the bytes are written
 * to a temporary file next to it and flushed to disk, then the file is renamed.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Marks the temporary files, so that those left by a crash can be found. */
export const temporarySuffix = '.loopwise-tmp';

/** Writes `bytes` to `path`. On failure the old file is untouched and the error is thrown. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const neighbour = neighbourOf(path);
  try {
    const file = await open(neighbour, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, path);
  } catch (error) {
    await rm(neighbour, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Likewise for a few bytes when waiting is not possible, as when a window closes. */
export function writeAtomicallyNow(path: string, text: string): void {
  const neighbour = neighbourOf(path);
  try {
    const file = openSync(neighbour, 'wx');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(neighbour, path);
  } catch (error) {
    rmSync(neighbour, { force: true });
    throw error;
  }
}

function neighbourOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}${temporarySuffix}`);
}
