/** Changes of a learner's own deck other than the text of a question. Pure. */
import type { Folder } from '#format/deck-folder.ts';
import { filesOfUnit, inOrder, withUnit, withoutQuestion } from '#format/deck-folder.ts';
import type { Manifest } from '#format/types.ts';
import type { OpenedDeck } from './own-deck.ts';

export type FolderChange =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  /** Removes a question. */
  | { readonly kind: 'remove'; readonly file: string }
  /** Moves a question within its unit, up for a negative number of places. */
  | { readonly kind: 'move'; readonly file: string; readonly by: number }
  /** Adds a unit; it counts once it has a question. */
  | { readonly kind: 'unit'; readonly id: string; readonly title: string }
  /** Restores an earlier state. */
  | { readonly kind: 'folder'; readonly folder: Folder; readonly manifest: Manifest };

/** The deck's folder and manifest after a change. */
export function changedFolder(
  { folder, manifest }: Pick<OpenedDeck, 'folder' | 'manifest'>,
  change: FolderChange,
): { readonly folder: Folder; readonly manifest: Manifest } {
  switch (change.kind) {
    case 'manifest':
      return { folder, manifest: change.manifest };
    case 'remove':
      return { folder: withoutQuestion(folder, change.file), manifest };
    case 'move': {
      const unit = change.file.split('/')[0] ?? '';
      const files = filesOfUnit(folder, unit);
      const at = files.indexOf(change.file);
      const to = Math.max(0, Math.min(files.length - 1, at + change.by));
      if (at === -1 || to === at) return { folder, manifest };
      const order = files.toSpliced(at, 1).toSpliced(to, 0, change.file);
      return { folder: inOrder(folder, unit, order), manifest };
    }
    case 'unit':
      return { folder, manifest: withUnit(manifest, change) };
    case 'folder':
      return { folder: change.folder, manifest: change.manifest };
  }
}
