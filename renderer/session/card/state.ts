/** What can be done with questions besides answering them. */
import type { StoreApi } from 'zustand/vanilla';
import type { Attempt } from '#session/app/notices.ts';
import type { ReviewState } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import type { WantedChange } from '#store/changes.ts';

/** The slice of the app store that shows the details of a question, and changes it. */
export interface CardsState {
  /** Opens the details of a question; by default of the one on screen. */
  readonly showCard: (id?: string) => Promise<void>;
  /** Opens a comparison of a question with one that differs little. */
  readonly compare: (id: string) => Promise<void>;
  /** Changes questions by their ids, and shows a notice with an undo. */
  readonly changeCards: (ids: readonly string[], change: WantedChange) => Promise<void>;
}

/** The part of it that is loaded when it is first used. */
export interface CardActions extends Pick<CardsState, 'compare' | 'changeCards'> {
  /** Fills the open layer, unless it was closed meanwhile. Rejects if the question is gone. */
  readonly show: (id: string) => Promise<void>;
}

export interface CardsNeeds {
  readonly services: Services;
  readonly review: StoreApi<ReviewState>;
  readonly attempt: Attempt;
}
