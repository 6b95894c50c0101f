/** The displayed name of a concept. */
import { conceptTitle } from '#format/concepts.ts';
import type { Manifest } from '#format/types.ts';

/**
 * The concept's title; if its deck declares none, its id in words: `ready-queue` is "ready queue".
 */
export function conceptName(manifest: Pick<Manifest, 'units'>, id: string): string {
  const title = conceptTitle(manifest, id);
  return title === id ? id.replaceAll('-', ' ') : title;
}
