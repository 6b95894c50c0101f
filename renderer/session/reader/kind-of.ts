/** The kind of a file by its content: its name may have been changed by hand. */
import { MANIFEST_FILE } from '#format/manifest.ts';
import { listZip } from '#format/zip.ts';
import { MANIFEST } from '#store/backup-file.ts';

/** Entries that are examined: more than either kind of file may have. */
const MOST_ENTRIES = 20_000;

/** Whether a file is a deck or a backup; undefined if it is neither, or damaged. */
export function kindOf(bytes: Uint8Array): 'deck' | 'backup' | undefined {
  const listing = listZip(bytes, MOST_ENTRIES);
  if ('fault' in listing) return undefined;
  const names = new Set(listing.entries.map(({ name }) => name));
  if (names.has(MANIFEST)) return 'backup';
  const isManifest = (name: string): boolean =>
    name === MANIFEST_FILE || name.endsWith(`/${MANIFEST_FILE}`);
  return [...names].some(isManifest) ? 'deck' : undefined;
}
