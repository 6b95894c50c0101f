/** Access to the store of the writing screen, which its layer holds. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { WriteState } from '#session/write/state.ts';

export const WriteContext = createContext<StoreApi<WriteState> | undefined>(undefined);

export function useWrite<T>(select: (state: WriteState) => T): T {
  const store = useContext(WriteContext);
  if (store === undefined) throw new Error('There is no WriteContext above this component.');
  return useStore(store, select);
}
