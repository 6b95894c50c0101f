/** Gives the screens access to the stores through one context, set by the entry point. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from '#session/app.ts';
import type { Command } from '#session/commands/command.ts';
import type { DataState } from '#session/data/store.ts';
import type { InsightState } from '#session/insight/store.ts';
import type { InsightStores } from '#session/insight/stores.ts';
import type { Lazy } from '#session/lazy.ts';
import type { RetentionState } from '#session/parameters/retention.ts';
import type { ParametersState } from '#session/parameters/store.ts';
import type { PlaygroundState } from '#session/playground.ts';
import type { ReplayState } from '#session/replay.ts';
import type { ReviewState } from '#session/review/store.ts';
import type { StatisticsState } from '#session/statistics/store.ts';

export interface Loopwise {
  readonly app: StoreApi<AppState>;
  readonly review: StoreApi<ReviewState>;
  readonly playground: StoreApi<PlaygroundState>;
  readonly replay: StoreApi<ReplayState>;
  readonly data: StoreApi<DataState>;
  readonly insights: Lazy<InsightStores>;
  readonly commands: readonly Command[];
}

export const LoopwiseContext = createContext<Loopwise | undefined>(undefined);

export function useLoopwise(): Loopwise {
  const loopwise = useContext(LoopwiseContext);
  if (loopwise === undefined) throw new Error('There is no LoopwiseContext above this component.');
  return loopwise;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useLoopwise().app, select);
}

export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(useLoopwise().review, select);
}

export function usePlayground<T>(select: (state: PlaygroundState) => T): T {
  return useStore(useLoopwise().playground, select);
}

export function useData<T>(select: (state: DataState) => T): T {
  return useStore(useLoopwise().data, select);
}

/** Set by the insight screen once its stores are loaded. */
export const InsightContext = createContext<InsightStores | undefined>(undefined);

function useInsightStores(): InsightStores {
  const stores = useContext(InsightContext);
  if (stores === undefined) throw new Error('There is no InsightContext above this component.');
  return stores;
}

export function useInsight<T>(select: (state: InsightState) => T): T {
  return useStore(useInsightStores().insight, select);
}

export function useParameters<T>(select: (state: ParametersState) => T): T {
  return useStore(useInsightStores().parameters, select);
}

export function useRetention<T>(select: (state: RetentionState) => T): T {
  return useStore(useInsightStores().retention, select);
}

export function useStatistics<T>(select: (state: StatisticsState) => T): T {
  return useStore(useInsightStores().statistics, select);
}

export function useReplay<T>(select: (state: ReplayState) => T): T {
  return useStore(useLoopwise().replay, select);
}
