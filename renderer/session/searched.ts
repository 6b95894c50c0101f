/** How far the search of the playground is. */
import type { Inspection } from '#engine/inspect/inspect.ts';

/** The search for outcomes and for what is wrong; it is of one program. */
export type Searched =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'searching';
      readonly program: string;
      readonly schedules: number;
      readonly outcomes: number;
    }
  | { readonly kind: 'found'; readonly program: string; readonly inspection: Inspection };

/** What a search may take: a learner waits for it. */
export const SEARCH = { schedules: 400, time: 10_000 } as const;
