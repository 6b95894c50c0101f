/** The stores of the insight and statistics screens, created when one of them is first opened. */
import type { StoreApi } from 'zustand/vanilla';
import { createRetentionStore } from '#session/parameters/retention.ts';
import type { RetentionState } from '#session/parameters/retention.ts';
import { createParametersStore } from '#session/parameters/store.ts';
import type { ParametersState } from '#session/parameters/store.ts';
import type { Services } from '#session/services.ts';
import { createInsightStore } from './store.ts';
import { createStatisticsStore } from '#session/statistics/store.ts';
import type { StatisticsState } from '#session/statistics/store.ts';
import type { InsightState } from './store.ts';

export interface InsightStores {
  readonly insight: StoreApi<InsightState>;
  readonly parameters: StoreApi<ParametersState>;
  readonly retention: StoreApi<RetentionState>;
  readonly statistics: StoreApi<StatisticsState>;
}

export function createInsightStores(services: Services): InsightStores {
  return {
    insight: createInsightStore(services),
    parameters: createParametersStore(services),
    retention: createRetentionStore(services),
    statistics: createStatisticsStore(services),
  };
}
