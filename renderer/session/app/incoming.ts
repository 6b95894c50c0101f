/** An imported file at each stage, from being read to being accepted or refused. */
import type { DeckProgress } from '#format/deck.ts';
import type { Problem } from '#format/types.ts';
import type { TableHead } from '#import/csv-questions.ts';
import type { IncomingFile } from '#platform/platform.ts';
import type { Choices, ReadDeck } from '#session/import.ts';
import type { CheckedBackup } from '#store/backup-check.ts';
import type { Addition } from '#store/journal.ts';

/** A table with the meanings of its columns, which can be changed. */
export interface Table {
  readonly file: IncomingFile;
  readonly head: TableHead;
}

/** The content of a file once it is read, by the kind of file. */
interface Contents {
  deck: { readonly read: ReadDeck; readonly table?: Table; readonly chosen?: Choices };
  backup: {
    readonly checked: CheckedBackup;
    /** What would be left out, if not all of it can be restored. */
    readonly problems: readonly Problem[];
    /** What the journal adds, if the backup restores lost data. */
    readonly addition?: Addition;
    /** Why the present data could not be backed up first; undefined until that was tried. */
    readonly unkept?: string;
  };
}

export type PreviewKind = keyof Contents;

/** A file of a kind that was read and can be imported. */
export type Preview<Kind extends PreviewKind = PreviewKind> = Contents[Kind] & {
  readonly kind: Kind;
  readonly name: string;
};

export interface Refused {
  readonly kind: 'refused';
  readonly name: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  /** The valid rows of a backup with others that cannot be restored. */
  readonly rest?: CheckedBackup;
  /** A table that can be read with other meanings of its columns. */
  readonly table?: Table;
}

export type Incoming =
  | {
      readonly kind: 'reading';
      readonly name: string;
      /** The unit in which the file's length is given. */
      readonly unit: 'questions' | 'rows';
      /** Undefined until the length of the file is known. */
      readonly progress: DeckProgress | undefined;
    }
  | { readonly [Kind in PreviewKind]: Preview<Kind> }[PreviewKind]
  | {
      readonly kind: 'working';
      readonly what: string;
      /**
       * Rows written so far; undefined if they are not counted and the work cannot be cancelled.
       */
      readonly progress?: DeckProgress;
    }
  | Refused;

/** Nothing was chosen yet: the learner's versions and all progress stay. */
export const NO_CHOICES: Choices = { theirs: new Set(), anew: new Set() };

/** Refuses a file before any of it was imported. */
export function refuse(name: string, problems: readonly Problem[], why = ''): Refused {
  return { kind: 'refused', name, message: `Nothing was changed. ${why}`.trimEnd(), problems };
}
