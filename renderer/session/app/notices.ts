/** Short messages about a success or a failure. */
import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '#session/services.ts';

export interface Notice {
  readonly tone: 'done' | 'wrong';
  readonly text: string;
  /** An action offered with it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The slice of the app store that shows notices. */
export interface NoticesState {
  readonly notice: Notice | undefined;
  /** Replaces the notice; undefined removes it. */
  readonly say: (notice: Notice | undefined) => void;
}

export function createNotices(store: StoreApi<NoticesState>): NoticesState {
  return { notice: undefined, say: (notice) => store.setState({ notice }) };
}

/** Does some work; if it fails, shows the reason as a notice. Never rejects. */
export type Attempt = (work: () => Promise<void>) => Promise<void>;

export function createAttempt(store: StoreApi<NoticesState>): Attempt {
  return async (work) => {
    try {
      await work();
    } catch (error) {
      store.getState().say({ tone: 'wrong', text: messageOf(error) });
    }
  };
}
