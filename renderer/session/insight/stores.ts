/** The stores behind the screen of insight, made together when it is first opened. */
import type { StoreApi } from 'zustand/vanilla';
import { createParametersStore } from '#session/parameters/store.ts';
import type { ParametersState } from '#session/parameters/store.ts';
import type { Services } from '#session/services.ts';
import { createInsightStore } from './store.ts';
import type { InsightState } from './store.ts';

export interface InsightStores {
  readonly insight: StoreApi<InsightState>;
  readonly parameters: StoreApi<ParametersState>;
}

export function createInsightStores(services: Services): InsightStores {
  return { insight: createInsightStore(services), parameters: createParametersStore(services) };
}
