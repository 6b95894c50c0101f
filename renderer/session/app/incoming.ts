/** A file from outside, at each stage between being read and being taken or refused. */
import type { DeckProgress } from '#format/deck.ts';
import type { Problem } from '#format/types.ts';
import type { TableHead } from '#import/csv-questions.ts';
import type { IncomingFile } from '#platform/platform.ts';
import type { ReadDeck } from '#session/import.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { Addition } from '#store/journal.ts';

/** A table with what its columns are taken for, which can be changed. */
export interface Table {
  readonly file: IncomingFile;
  readonly head: TableHead;
}

/** What is known of a file once it is read, by the kind of file. */
interface Contents {
  deck: { readonly read: ReadDeck; readonly table?: Table };
  backup: {
    readonly checked: CheckedBackup;
    /** What would be left out, where not all of it can be restored. */
    readonly problems: readonly Problem[];
    /** What the journal adds, where the backup brings back what was lost. */
    readonly addition?: Addition;
    /** Why the present data could not be backed up first; undefined until that was tried. */
    readonly unkept?: string;
  };
}

export type PreviewKind = keyof Contents;

/** A file of a kind that was read and can be taken. */
export type Preview<Kind extends PreviewKind = PreviewKind> = Contents[Kind] & {
  readonly kind: Kind;
  readonly name: string;
};

export interface Refused {
  readonly kind: 'refused';
  readonly name: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  /** What a backup holds without the rows that cannot be restored. */
  readonly rest?: CheckedBackup;
  /** A table that may be read where its columns are taken for something else. */
  readonly table?: Table;
}

export type Incoming =
  | {
      readonly kind: 'reading';
      readonly name: string;
      /** What the file is counted in. */
      readonly unit: 'questions' | 'rows';
      /** Undefined until it is known how long the file is. */
      readonly progress: DeckProgress | undefined;
    }
  | { readonly [Kind in PreviewKind]: Preview<Kind> }[PreviewKind]
  | {
      readonly kind: 'working';
      readonly what: string;
      /** Rows written so far; undefined where they are not counted and the work cannot be stopped. */
      readonly progress?: DeckProgress;
    }
  | Refused;

/** Refuses a file, before anything of it was taken. */
export function refuse(name: string, problems: readonly Problem[], why = ''): Refused {
  return { kind: 'refused', name, message: `Nothing was changed. ${why}`.trimEnd(), problems };
}
