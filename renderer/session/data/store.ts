/** The safety of the learner's data: detecting loss, and checking and repairing it. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from '#session/app.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { followLayer } from '#session/view.ts';
import { NOTICES } from '#session/app/texts.ts';
import type { Examined } from '#store/check.ts';
import type { Addition } from '#store/journal.ts';
import { createBackups } from './backups.ts';
import type { Loss } from './loss.ts';

/** The state of *Is everything in order?*. */
export type Checking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'found';
      readonly examined: Examined;
      /** How many of the findings can be repaired. */
      readonly repairable: number;
      /** What a repair has just done, in sentences. */
      readonly repaired: readonly string[];
    }
  | { readonly kind: 'repairing' }
  | { readonly kind: 'failed'; readonly message: string };

export interface DataState {
  /** Undefined if nothing is missing. */
  readonly loss: Loss | undefined;
  readonly checking: Checking;
  /** Checks whether data was lost. Never rejects. */
  readonly lookForLoss: () => Promise<void>;
  /** Restores the rows of the journal, or shows the newest good backup, to be restored. */
  readonly bringBack: () => Promise<void>;
  /** Accepts the loss: it is not mentioned again, and the backups stay. */
  readonly acceptLoss: () => Promise<void>;
  /** Checks everything and shows the findings. */
  readonly check: () => Promise<void>;
  /** Cancels the check, or closes its result. */
  readonly closeCheck: () => void;
  /** Backs up, repairs the findings, and checks again. */
  readonly repair: () => Promise<void>;
}

/** Creates the store; imports and notices go through the app store. */
export function createDataStore(services: Services, app: StoreApi<AppState>): StoreApi<DataState> {
  const { db, platform, calendar, now } = services;
  let stopping = new AbortController();
  const backups = createBackups(services, {
    onWritten: () => void app.getState().refresh(),
    onFailed: () => undefined,
    // The problems that are being repaired.
    onBadRows: () => undefined,
  });

  const store = createStore<DataState>((set, get) => {
    async function examine(repaired: readonly string[]): Promise<void> {
      const [{ checkData }, { isRepairable }] = await Promise.all([
        import('#store/check.ts'),
        import('#store/repair.ts'),
      ]);
      stopping = new AbortController();
      const { signal } = stopping;
      set({ checking: { kind: 'running', done: 0, total: 0 } });
      const examined = await checkData(db, {
        calendar,
        now: now(),
        signal,
        onProgress: (done, total) => {
          if (!signal.aborted) set({ checking: { kind: 'running', done, total } });
        },
      });
      const repairable = examined.findings.filter(isRepairable).length;
      set({ checking: { kind: 'found', examined, repairable, repaired } });
    }

    async function putBack(addition: Addition): Promise<void> {
      const { say, endSession, refresh } = app.getState();
      try {
        await endSession();
        const { putAddition } = await import('#store/journal.ts');
        await putAddition(db, addition, calendar);
        set({ loss: undefined });
        say({ tone: 'done', text: NOTICES.broughtBack });
        await refresh();
      } catch (error) {
        say({ tone: 'wrong', text: messageOf(error) });
      }
    }

    /** Imports decks again from their original files. */
    async function importAgain(decks: readonly string[]): Promise<readonly string[]> {
      if (decks.length === 0) return [];
      const { readDeck, takeDeck } = await import('#session/import.ts');
      const said: string[] = [];
      for (const id of decks) {
        const bytes = (await db.packages.get(id))?.bytes;
        const read = bytes && (await readDeck(services, { name: id, bytes }, () => undefined));
        if (read?.ok === true) {
          await takeDeck(services, read.value);
          said.push(`The deck ${id} was imported again from its file.`);
        } else said.push(`Import the deck ${id} again: its file is not here either.`);
      }
      return said;
    }

    return {
      loss: undefined,
      checking: { kind: 'idle' },

      lookForLoss: async () => {
        try {
          const { findLoss } = await import('./loss.ts');
          const loss = await findLoss(services);
          set({ loss });
          // Until it is restored or accepted, whatever is written meanwhile.
          if (loss?.before !== undefined) await platform.mark.write(loss.before);
        } catch (error) {
          app.getState().say({ tone: 'wrong', text: messageOf(error) });
        }
      },

      bringBack: async () => {
        // Later answers may have the numbers of the lost ones.
        if (get().loss?.way?.kind === 'journal') await get().lookForLoss();
        const way = get().loss?.way;
        if (way?.kind === 'journal') await putBack(way.addition);
        if (way?.kind !== 'backup') return;
        const { entry, checked, addition } = way.backup;
        const incoming = {
          kind: 'backup',
          name: entry.name,
          checked,
          addition,
          problems: [],
        } as const;
        app.setState({ incoming });
      },

      acceptLoss: async () => {
        set({ loss: undefined });
        await backups.mark({ lower: true });
      },

      check: async () => {
        if (get().checking.kind === 'running') return;
        try {
          await examine([]);
        } catch (error) {
          if (!stopping.signal.aborted) {
            set({ checking: { kind: 'failed', message: messageOf(error) } });
          }
        }
      },

      closeCheck: () => {
        if (get().checking.kind === 'repairing') return;
        stopping.abort();
        set({ checking: { kind: 'idle' } });
      },

      repair: async () => {
        const { checking } = get();
        if (checking.kind !== 'found') return;
        set({ checking: { kind: 'repairing' } });
        try {
          const failure = platform.backups && (await backups.before('repair'));
          if (failure !== undefined) throw new Error(`Nothing was changed. ${failure}`);
          const { repairData } = await import('#store/repair.ts');
          const { done, decks } = await repairData(db, checking.examined, now());
          const imported = await importAgain(decks);
          await backups.mark({ lower: true });
          await examine([...done, ...imported]);
        } catch (error) {
          set({ checking: { kind: 'failed', message: messageOf(error) } });
        }
      },
    };
  });
  const close = (): void => store.getState().closeCheck();
  followLayer(
    app,
    { kind: 'data-check', close },
    store,
    ({ checking }) => checking.kind !== 'idle',
  );
  // A restore repairs the loss.
  app.subscribe(({ incoming }, before) => {
    const restored = before.incoming?.kind === 'working' && incoming === undefined;
    if (restored && store.getState().loss !== undefined) void store.getState().lookForLoss();
  });
  return store;
}
