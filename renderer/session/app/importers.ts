/** How each kind of file is read, and how it is imported once the learner agrees. */
import type { DeckProgress } from '#format/deck.ts';
import type { Mapping } from '#import/csv-questions.ts';
import type { IncomingFile } from '#platform/platform.ts';
import type { Backups } from '#session/data/backups.ts';
import type { Services } from '#session/services.ts';
import { refuse } from './incoming.ts';
import type { Incoming, Preview, PreviewKind } from './incoming.ts';
import type { Notice } from './notices.ts';
import type { Trials } from './trying.ts';
import { NOTICES } from './texts.ts';

export interface Steps {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DeckProgress) => void;
}

export interface TakeSteps extends Steps {
  /** Whether to import the answers that come with a deck, too. */
  readonly withProgress: boolean;
}

/** The result of an import: done, or something else to show. */
export type Taken = { readonly done: Notice } | { readonly next: Incoming };

/** Both functions reject on unexpected errors; nothing is changed then. */
export interface Importer<Kind extends PreviewKind> {
  /** Reads a file without changing anything; a table with the chosen mapping. */
  readonly read: (file: IncomingFile, steps: Steps, mapping?: Mapping) => Promise<Incoming>;
  /** Imports what was read: all of it or nothing. */
  readonly take: (preview: Preview<Kind>, steps: TakeSteps) => Promise<Taken>;
}

/** One importer for each kind of file. */
export type Importers = { readonly [Kind in PreviewKind]: Importer<Kind> };

/** @param openKept opens the backup of the data before the last restore. */
export function createImporters(
  services: Services,
  backups: Pick<Backups, 'before' | 'mark'>,
  trials: Trials,
  openKept: () => void,
): Importers {
  return {
    deck: deckImporter(services, trials),
    backup: backupImporter(services, backups, openKept),
  };
}

function deckImporter(services: Services, trials: Trials): Importer<'deck'> {
  return {
    read: async (file, { signal, onProgress }, mapping) => {
      const { readDeck, readHead } = await import('#session/import.ts');
      const { name, bytes } = file;
      const head = await readHead(services, { name, bytes, mapping }, signal);
      const table = head === undefined ? {} : { table: { file, head } };
      const read = await readDeck(services, { name, bytes, mapping }, onProgress, signal);
      return read.ok
        ? { kind: 'deck', name, read: read.value, ...table }
        : { ...refuse(name, read.problems), ...table };
    },
    take: async ({ read, name, chosen }, { withProgress }) => {
      const { takeDeck } = await import('#session/import.ts');
      const settled = await trials.settled(read);
      if (settled.deck.questions.length === 0) {
        return { next: refuse(name, [], NOTICES.nothingEnds) };
      }
      const { bytes, progress: answers } = read;
      const { calendar, randomId } = services;
      const taken =
        withProgress && answers !== undefined
          ? { answers, calendar, sessionId: randomId() }
          : undefined;
      await takeDeck(services, {
        bytes,
        ...settled,
        withProgress: taken,
        ...(chosen && { chosen }),
      });
      trials.goOn();
      const { title, version } = read.deck.manifest;
      const text = read.installed === undefined ? NOTICES.imported : NOTICES.updated;
      return { done: { tone: 'done', text: text(title, version) } };
    },
  };
}

function backupImporter(
  { db, calendar, reader }: Services,
  backups: Pick<Backups, 'before' | 'mark'>,
  openKept: () => void,
): Importer<'backup'> {
  return {
    read: async ({ name, bytes }, steps) => {
      const read = await reader.read({ kind: 'backup', name, bytes }, steps);
      if (read.ok) return { kind: 'backup', name, checked: read.checked, problems: [] };
      const { rest, problems } = read;
      return { ...refuse(name, problems), ...(rest === undefined ? {} : { rest }) };
    },
    take: async (preview, { signal, onProgress }) => {
      const { checked, addition, name, unkept } = preview;
      if (unkept === undefined) {
        const failure = await backups.before('restore');
        if (failure !== undefined) return { next: { ...preview, unkept: failure } };
      }
      const { restoreChecked } = await import('#store/restore.ts');
      const restored = await restoreChecked(db, checked, {
        after: addition && { addition, calendar },
        signal,
        onProgress: (done, total) => onProgress({ done, total }),
      });
      if (!restored.ok) return { next: refuse(name, restored.problems) };
      await backups.mark({ lower: true });
      const done: Notice = { tone: 'done', text: NOTICES.restored };
      if (unkept !== undefined) return { done };
      return {
        done: { ...done, action: { label: NOTICES.restoreKept, run: openKept } },
      };
    },
  };
}
