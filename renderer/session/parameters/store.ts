/** Fitting the schedule to the learner: proposed with both losses, adopted or not, and reverted. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FitHistory, Fitness } from '#schedule/fit.ts';
import { fitness, splitPlace, trainingSet } from '#schedule/fit.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import type { Parameters } from '#store/parameters.ts';
import { loadParameters } from '#store/parameters.ts';
import { adoptParameters, loadHistories } from '#store/refit.ts';

/**
 * Fewer answers after a day or more say too little; FSRS's default parameters come from millions.
 */
export const FEWEST = 400;

/** How well the parameters predict the later answers, to which they were not fitted. */
export interface Comparison {
  readonly before: Fitness;
  readonly after: Fitness;
}

export type FitPhase =
  | { readonly kind: 'idle' }
  /** `part`: from 0 to 1. */
  | { readonly kind: 'fitting'; readonly part: number }
  | { readonly kind: 'proposed'; readonly weights: readonly number[]; readonly losses: Comparison }
  /** They predict no better than those in use. */
  | { readonly kind: 'refused'; readonly losses: Comparison }
  | { readonly kind: 'adopting' }
  | { readonly kind: 'failed'; readonly message: string };

export interface ParametersState {
  /** Undefined until it is loaded. */
  readonly current: Parameters | undefined;
  /** Answers to which parameters can be fitted. */
  readonly usable: number;
  readonly phase: FitPhase;
  readonly look: () => Promise<void>;
  readonly fit: () => Promise<void>;
  readonly cancel: () => void;
  /** Adopts the proposal. */
  readonly adopt: () => Promise<void>;
  /** Reverts to the parameters before the last change. */
  readonly goBack: () => Promise<void>;
}

type Needed = Pick<Services, 'db' | 'journal' | 'calendar' | 'now' | 'fit'>;

export function createParametersStore(services: Needed): StoreApi<ParametersState> {
  const { db, journal, calendar, now, fit } = services;
  let stopping = new AbortController();

  return createStore<ParametersState>((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        set({ phase: { kind: 'failed', message: messageOf(error) } });
      }
    }

    async function adopt(weights: readonly number[]): Promise<void> {
      set({ phase: { kind: 'adopting' } });
      await adoptParameters(db, { weights, at: now(), calendar });
      await journal.catchUp();
      set({ phase: { kind: 'idle' }, current: await loadParameters(db) });
    }

    return {
      current: undefined,
      usable: 0,
      phase: { kind: 'idle' },

      look: async () =>
        attempt(async () => {
          const [current, histories] = await Promise.all([
            loadParameters(db),
            loadHistories(db, calendar),
          ]);
          set({ current, usable: usableIn(histories) });
        }),

      fit: async () =>
        attempt(async () => {
          if (get().phase.kind === 'fitting') return;
          stopping = new AbortController();
          const { signal } = stopping;
          set({ phase: { kind: 'fitting', part: 0 } });
          const histories = await loadHistories(db, calendar);
          const { weights: used } = await loadParameters(db);
          const from = splitPlace(histories);
          const onProgress = (part: number): void => {
            if (!signal.aborted) set({ phase: { kind: 'fitting', part } });
          };
          try {
            signal.throwIfAborted();
            // One fit to the earlier answers, tested on the later ones; one to all, to be used.
            const sets = [trainingSet(histories, from), trainingSet(histories)];
            const [tested, all] = await fit(sets, { onProgress, signal });
            if (tested === undefined || all === undefined) throw new Error('Nothing was fitted.');
            const losses = {
              before: fitness(histories, used, { from }),
              after: fitness(histories, tested, { from }),
            };
            // If no later answer can be predicted, both are NaN, and nothing is better.
            const better = losses.after.logLoss < losses.before.logLoss;
            set({
              phase: better
                ? { kind: 'proposed', weights: all, losses }
                : { kind: 'refused', losses },
            });
          } catch (error) {
            if (signal.aborted) return;
            throw error;
          }
        }),

      cancel: () => {
        stopping.abort();
        set({ phase: { kind: 'idle' } });
      },

      adopt: async () =>
        attempt(async () => {
          const { phase } = get();
          if (phase.kind === 'proposed') await adopt(phase.weights);
        }),

      goBack: async () =>
        attempt(async () => {
          const { current, phase } = get();
          // A second press would go back to where the first came from.
          if (phase.kind === 'adopting' || current?.before === undefined) return;
          await adopt(current.before);
        }),
    };
  });
}

function usableIn(histories: readonly FitHistory[]): number {
  return histories.reduce(
    (sum, history) => sum + history.filter(({ elapsed }) => elapsed > 0).length,
    0,
  );
}
