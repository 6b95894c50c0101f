/** Folders on disk that decks of one's own are kept in step with. */
import { z } from '#format/zod.ts';
import type { Database } from './database.ts';

export interface FolderLink {
  /** The folder, as the shell knows it. */
  readonly id: string;
  /** SHA-256 (hex) of the text that both sides had last, by path. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Links are settings under names of their own. */
const PREFIX = 'folder/';

const link: z.ZodType<FolderLink> = z.object({
  id: z.string(),
  marks: z.record(z.string(), z.string()),
});

/** The folder of a deck; undefined where it has none. */
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
