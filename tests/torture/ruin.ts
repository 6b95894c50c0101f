/**
 * Damages the files of Chromium's databases, like a torn write or a failing disk, while Chromium
 * does not run.
 */
import { readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'Default/IndexedDB';

/** Damages a profile in one of several ways; returns what was done. */
export function ruin(profile: string, random: () => number): string {
  const below = path.join(profile, FOLDER);
  const name = readdirSync(below).find((one) => one.endsWith('.leveldb')) ?? '';
  const folder = path.join(below, name);
  const files = readdirSync(folder);
  const pick = (wanted: RegExp): string | undefined =>
    files
      .filter((file) => wanted.test(file))
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))
      .map((file) => path.join(folder, file))[0];
  const sizeOf = (file: string): number => statSync(path.join(folder, file)).size;

  // Not a table: it is read at any later moment, and the app then stops and asks for a reload.
  const log = pick(/\.log$/u);
  const manifest = pick(/^MANIFEST/u);
  const kinds: (() => string)[] = [
    () => {
      rmSync(folder, { recursive: true });
      return 'everything is deleted';
    },
  ];
  if (log !== undefined) kinds.push(() => scramble(log, random));
  if (manifest !== undefined) {
    kinds.push(() => {
      truncateSync(manifest, Math.floor(statSync(manifest).size / 2));
      return `${path.basename(manifest)} is cut in half`;
    });
  }
  return kinds[Math.floor(random() * kinds.length)]?.() ?? '';
}

/** The number of bytes that are overwritten. */
const BYTES = 64;

function scramble(file: string, random: () => number): string {
  const bytes = readFileSync(file);
  const at = Math.floor(random() * Math.max(1, bytes.length - BYTES));
  bytes.fill(0xa5, at, at + BYTES);
  writeFileSync(file, bytes);
  return `${BYTES} bytes of ${path.basename(file)} at ${at} of ${bytes.length}`;
}
