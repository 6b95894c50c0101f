/** Folders on disk with which learners' own decks are synchronised. */
import { z } from '#format/zod.ts';
import type { Database } from './database.ts';

export interface FolderLink {
  /** The folder's id in the shell. */
  readonly id: string;
  /** SHA-256 (hex) of the text that both sides last had, by path. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Links are settings with their own names. */
const PREFIX = 'folder/';

const link: z.ZodType<FolderLink> = z.object({
  id: z.string(),
  marks: z.record(z.string(), z.string()),
});

/** The folder of a deck; undefined if it has none. */
export async function loadFolderLink(
  db: Database,
  deckId: string,
): Promise<FolderLink | undefined> {
  const row = await db.settings.get(PREFIX + deckId);
  const read = link.safeParse(row?.value);
  return read.success ? read.data : undefined;
}

export async function saveFolderLink(
  db: Database,
  deckId: string,
  value: FolderLink,
): Promise<void> {
  await db.settings.put({ name: PREFIX + deckId, value });
}

export async function deleteFolderLink(db: Database, deckId: string): Promise<void> {
  await db.settings.delete(PREFIX + deckId);
}
