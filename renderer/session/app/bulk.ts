/** What is done with the questions that are picked, or with all of a deck; each can be taken back. */
import type { StoreApi } from 'zustand/vanilla';
import { nextLearningDay } from '#schedule/day.ts';
import type { Services } from '#session/services.ts';
import type { Changed, WantedChange } from '#store/changes.ts';
import type { LibraryState } from './library.ts';
import type { Attempt, NoticesState } from './notices.ts';
import type { SearchState } from './search.ts';

/** A change as it is asked for on the screen: it is there known what day it is. */
export type BulkChange = Exclude<WantedChange, { readonly do: 'bury' }> | { readonly do: 'bury' };

export interface BulkState {
  /** Changes the questions that are picked: all of them or none. */
  readonly changePicked: (change: BulkChange) => Promise<void>;
  /** Changes all questions of a deck. */
  readonly changeDeck: (deckId: string, change: BulkChange) => Promise<void>;
  /**
   * Puts what is picked into a deck of one's own as well; into a new one where none is named. The
   * questions stay where they are.
   */
  readonly copyPicked: (deckId: string | undefined) => Promise<void>;
}

export function createBulk(
  store: StoreApi<BulkState & SearchState & NoticesState & Pick<LibraryState, 'refresh'>>,
  { services, attempt }: { readonly services: Services; readonly attempt: Attempt },
): BulkState {
  const { db, now, calendar } = services;
  const done = (text: string, undo?: () => Promise<void>): void =>
    store.getState().say({
      tone: 'done',
      text,
      ...(undo && { action: { label: 'Undo', run: () => void attempt(undo) } }),
    });

  async function show(ids: readonly string[]): Promise<void> {
    await store.getState().recall(ids);
    await store.getState().refresh();
  }

  async function change(ids: readonly string[], asked: BulkChange): Promise<void> {
    const { changeCards, undoChanges } = await import('#store/changes.ts');
    const wanted: WantedChange =
      asked.do === 'bury' ? { do: 'bury', until: nextLearningDay(now(), calendar) } : asked;
    const changed = await changeCards(db, { cards: ids, change: wanted, at: now() });
    await show(ids);
    const undo = async (): Promise<void> => {
      await undoChanges(db, { rows: changed.rows, at: now(), calendar });
      await show(ids);
      done(`${countText(changed.cards)} as before.`);
    };
    done(changedText(wanted, changed), changed.cards === 0 ? undefined : undo);
  }

  return {
    changePicked: async (asked) => attempt(async () => change([...store.getState().picked], asked)),

    changeDeck: async (deckId, asked) =>
      attempt(async () => {
        const ids = await db.questions
          .where('[deckId+position]')
          .between([deckId, -Infinity], [deckId, Infinity])
          .primaryKeys();
        await change(ids, asked);
      }),

    copyPicked: async (deckId) =>
      attempt(async () => {
        const { copyQuestions } = await import('#session/write/copy.ts');
        const copied = await copyQuestions(services, [...store.getState().picked], deckId);
        await store.getState().refresh();
        done(`${countText(copied.count)} copied to ${copied.title}.`, async () => {
          await copied.undo();
          await store.getState().refresh();
          done(`${copied.title} is as before.`);
        });
      }),
  };
}

const DONE: Readonly<Record<WantedChange['do'], string>> = {
  suspend: 'suspended',
  resume: 'back in the queue',
  bury: 'buried until tomorrow',
  unbury: 'dug up',
  flag: 'flagged',
  unflag: 'without a flag',
  tag: 'tagged',
  untag: 'without that tag',
  forget: 'new again',
  due: 'due on that day',
};

function changedText(change: WantedChange, { cards, unchanged }: Changed): string {
  const what = DONE[change.do];
  if (cards === 0) {
    return change.do === 'due' || change.do === 'forget'
      ? 'Nothing was changed: none of them was answered yet.'
      : `Nothing was changed: ${unchanged === 1 ? 'it is' : 'they are'} ${what} already.`;
  }
  const rest = unchanged === 0 ? '' : ` ${unchanged.toLocaleString()} not changed.`;
  return `${countText(cards)} ${what}.${rest}`;
}

function countText(count: number): string {
  return `${count.toLocaleString()} question${count === 1 ? '' : 's'}`;
}
