/** Actions on decks, settings, backups and programs. */
import type { StoreApi } from 'zustand/vanilla';
import type { DeckProgress } from '#format/deck.ts';
import { badRowsText } from '#session/data/backups.ts';
import type { Backups } from '#session/data/backups.ts';
import type { ExportWish } from '#session/export.ts';
import type { PlaygroundState } from '#session/playground.ts';
import { fileOf, sheetOf } from '#session/playground.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { withoutLayer } from '#session/view.ts';
import type { BadRow } from '#store/backup.ts';
import { mendClock } from '#store/clock.ts';
import {
  deleteDeck,
  getPackage,
  listDecks,
  nameDeck,
  orderDecks,
  questionsOfDeck,
} from '#store/decks.ts';
import type { Settings } from '#store/settings.ts';
import { saveSetting } from '#store/settings.ts';
import type { Attempt, NoticesState } from './notices.ts';
import type { StoredState } from './stored.ts';
import { NOTICES } from './texts.ts';

/** The slice of the app store that changes stored data, and saves it as files. */
export interface LibraryState {
  /** The progress of an export, in questions; undefined if there is none. */
  readonly exporting: DeckProgress | undefined;
  /** Exports questions to a file that the learner saves. */
  readonly exportAs: (wish: ExportWish) => Promise<void>;
  readonly stopExport: () => void;
  readonly removeDeck: (deckId: string) => Promise<void>;
  /** Renames a deck; undefined restores its own title. */
  readonly nameDeck: (deckId: string, name: string) => Promise<void>;
  /** Moves a deck in the list, up for a negative number of places, to the top at most. */
  readonly moveDeck: (deckId: string, by: number) => Promise<void>;
  readonly saveBackup: () => Promise<void>;
  /** Corrects the effects of a clock that was ahead. */
  readonly mendClock: () => Promise<void>;
  /** Saves the program in the playground as a file that runs by itself. */
  readonly saveProgram: () => Promise<void>;
  readonly change: <Name extends Changeable>(name: Name, value: Settings[Name]) => Promise<void>;
  /** Shows the hints at the first question and the introductions of forms once more. */
  readonly showTipsAgain: () => Promise<void>;
}

/** The settings that a learner can change. */
type Changeable =
  | 'newPerDay'
  | 'reviewsPerDay'
  | 'sessionLength'
  | 'theme'
  | 'textSize'
  | 'minutesPerDay'
  | 'easyDays'
  | 'awayUntil';

/** The most characters of a name: a line of the list. */
const LONGEST_NAME = 120;

export interface LibraryNeeds {
  readonly services: Services;
  readonly backups: Pick<Backups, 'before'>;
  readonly playground: StoreApi<PlaygroundState>;
  readonly attempt: Attempt;
}

export function createLibrary(
  store: StoreApi<StoredState & LibraryState & NoticesState & View>,
  { services, backups, playground, attempt }: LibraryNeeds,
): LibraryState {
  const { db, platform, engine, now } = services;
  /** Cancels the export in progress. */
  let stopping = new AbortController();
  const done = (text: string): void => store.getState().say({ tone: 'done', text });

  return {
    exporting: undefined,

    exportAs: async (wish) =>
      attempt(async () => {
        stopping.abort();
        stopping = new AbortController();
        const { signal } = stopping;
        const onProgress = (made: number, total: number): void => {
          if (!signal.aborted) store.setState({ exporting: { done: made, total } });
        };
        onProgress(0, 0);
        try {
          const { exportAs } = await import('#session/export.ts');
          const file = await exportAs(services, wish, { signal, onProgress });
          signal.throwIfAborted();
          const { layers } = store.getState();
          store.setState({ exporting: undefined, layers: withoutLayer(layers, 'export') });
          const { saved } = await platform.saveFile(file.kind, file.name, file.bytes);
          if (saved) done(NOTICES.exported(file.name));
        } catch (error) {
          // The learner who cancelled need not be notified.
          if (!signal.aborted) throw error;
        } finally {
          if (!signal.aborted) store.setState({ exporting: undefined });
        }
      }),

    stopExport: () => {
      stopping.abort();
      store.setState({ exporting: undefined });
    },

    removeDeck: async (deckId) =>
      attempt(async () => {
        const failure = platform.backups && (await backups.before('removal'));
        if (failure !== undefined) throw new Error(NOTICES.notRemoved(failure));
        const [decks, bytes] = await Promise.all([listDecks(db), getPackage(db, deckId)]);
        const deck = decks.find(({ id }) => id === deckId);
        const edited = (await questionsOfDeck(db, deckId)).filter(({ theirs }) => theirs);
        await deleteDeck(db, deckId);
        // Before the dialog closes: the focus must not return to a row that is about to vanish.
        await store.getState().refresh();
        const undo = async (): Promise<void> =>
          attempt(async () => {
            if (bytes === undefined) return;
            const { readDeck, takeDeck } = await import('#session/import.ts');
            const file = { name: `${deckId}.loopwise`, bytes };
            const read = await readDeck(services, file, () => undefined);
            if (!read.ok) throw new Error(NOTICES.notBack);
            await takeDeck(services, { ...read.value, own: deck?.own === 1 });
            if (deck?.name !== undefined) await nameDeck(db, deckId, deck.name);
            const { editQuestion } = await import('#store/own-edits.ts');
            for (const row of edited) await editQuestion(db, row.id, row);
            await orderDecks(
              db,
              decks.map(({ id }) => id),
            );
            done(NOTICES.back);
          });
        store.getState().say({
          tone: 'done',
          text: NOTICES.removed,
          ...(bytes === undefined
            ? {}
            : { action: { label: NOTICES.undo, run: () => void undo() } }),
        });
      }),

    nameDeck: async (deckId, name) =>
      attempt(async () => {
        const wanted = name.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_NAME);
        await nameDeck(db, deckId, wanted === '' ? undefined : wanted);
      }),

    moveDeck: async (deckId, by) =>
      attempt(async () => {
        const ids = (await listDecks(db)).map(({ id }) => id);
        const from = ids.indexOf(deckId);
        const to = Math.max(0, Math.min(ids.length - 1, from + by));
        if (from === -1 || from === to) return;
        await orderDecks(db, ids.toSpliced(from, 1).toSpliced(to, 0, deckId));
      }),

    saveBackup: async () =>
      attempt(async () => {
        const { createBackup } = await import('#store/backup.ts');
        const at = now();
        const name = `loopwise-${new Date(at).toISOString().slice(0, 10)}.loopwise-backup`;
        const bad: BadRow[] = [];
        const bytes = await createBackup(db, at, { onBadRow: (row) => void bad.push(row) });
        const { saved } = await platform.saveFile('backup', name, bytes);
        if (bad.length > 0) store.getState().say({ tone: 'wrong', text: badRowsText(bad) });
        else if (saved) done(NOTICES.backedUp);
      }),

    mendClock: async () =>
      attempt(async () => {
        const moved = await mendClock(db, now());
        done(NOTICES.rescheduled(moved));
      }),

    saveProgram: async () =>
      attempt(async () => {
        const { name, text } = fileOf(sheetOf(playground.getState()), engine.identity.python);
        const bytes = new TextEncoder().encode(text);
        const { saved } = await platform.saveFile('program', name, bytes);
        if (saved) done(NOTICES.programSaved);
      }),

    showTipsAgain: async () =>
      attempt(async () => {
        await saveSetting(db, 'tourSeen', false);
        await saveSetting(db, 'formsMet', []);
      }),

    change: async (name, value) => attempt(async () => saveSetting(db, name, value)),
  };
}
