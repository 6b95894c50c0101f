/**
 * Questions that are being written and are not in their deck yet, stored so that no word is lost.
 */
import type { Manifest } from '#format/types.ts';
import { z } from '#format/zod.ts';
import type { Database } from './database.ts';

export interface QuestionDraft {
  readonly id: string;
  readonly deckId: string;
  /** The description of its deck, if that does not exist yet. */
  readonly manifest?: Manifest;
  /** The id of its unit. */
  readonly unit: string;
  /** The file of the deck whose question it changes; absent for a new one. */
  readonly file?: string;
  readonly text: string;
  /** When it was last changed, in ms since the epoch. */
  readonly at: number;
}

/** Drafts are settings with their own names, so that each is written separately. */
const PREFIX = 'draft/';

const draft: z.ZodType<QuestionDraft> = z.object({
  id: z.string(),
  deckId: z.string(),
  manifest: z
    .object({
      format: z.literal(1),
      id: z.string(),
      title: z.string(),
      version: z.string(),
      about: z.string(),
      authors: z.array(z.string()),
      license: z.string(),
      units: z.array(z.object({ id: z.string(), title: z.string(), needs: z.array(z.string()) })),
    })
    .exactOptional(),
  unit: z.string(),
  file: z.string().exactOptional(),
  text: z.string(),
  at: z.number(),
});

/** All readable drafts, the latest first. */
export async function loadDrafts(db: Database): Promise<readonly QuestionDraft[]> {
  const rows = await db.settings.where('name').startsWith(PREFIX).toArray();
  return rows
    .flatMap(({ value }): readonly QuestionDraft[] => {
      const read = draft.safeParse(value);
      return read.success ? [read.data] : [];
    })
    .toSorted((one, other) => other.at - one.at);
}

export async function saveDraft(db: Database, value: QuestionDraft): Promise<void> {
  await db.settings.put({ name: PREFIX + value.id, value });
}

export async function deleteDraft(db: Database, id: string): Promise<void> {
  await db.settings.delete(PREFIX + id);
}
