/** The progress of the playground's search. */
import type { EngineHandle } from './engine.ts';
import { messageOf } from './services.ts';
import type { InspectOptions, Inspection } from '#engine/inspect/inspect.ts';

/** The search for outcomes and for problems, of one program. */
export type Searched =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'searching';
      readonly program: string;
      readonly schedules: number;
      readonly outcomes: number;
    }
  | {
      readonly kind: 'found';
      readonly program: string;
      readonly inspection: Inspection;
      /** Whether loops other than asyncio's were searched too. */
      readonly anyLoop: boolean;
    };

/** The limits of a search: a learner waits for it. */
const SEARCH = { schedules: 400, time: 10_000 } as const;

/** What a search shows as it progresses. */
export interface SearchNews {
  readonly searched: Searched;
  readonly trouble: string | undefined;
}

/** `onRead` is called when the text of the program was read, before it is run. */
export type SearchOptions = Pick<InspectOptions, 'onRead' | 'anyLoop'>;

export interface Search {
  /** Starts over. */
  readonly begin: (program: string, options?: SearchOptions) => Promise<void>;
  /** The search in progress is not shown. */
  readonly stop: () => void;
}

/** One search at a time. */
export function createSearch(
  engine: Pick<EngineHandle, 'run' | 'runAll'>,
  show: (news: Partial<SearchNews>) => void,
): Search {
  let stopping = new AbortController();
  return {
    stop: () => stopping.abort(),
    begin: async (program, options = {}) => {
      stopping.abort();
      stopping = new AbortController();
      const { signal } = stopping;
      const tell = (news: Partial<SearchNews>): void => {
        if (!signal.aborted) show(news);
      };
      const searching = { kind: 'searching', program, schedules: 0, outcomes: 0 } as const;
      tell({ searched: searching, trouble: undefined });
      try {
        const { inspect } = await import('#engine/inspect/inspect.ts');
        const inspection = await inspect(engine, program, {
          ...SEARCH,
          signal,
          ...options,
          onProgress: (schedules, outcomes) =>
            tell({ searched: { ...searching, schedules, outcomes } }),
        });
        const { anyLoop = false } = options;
        tell({ searched: { kind: 'found', program, inspection, anyLoop } });
      } catch (error) {
        tell({ searched: { kind: 'none' }, trouble: messageOf(error) });
      }
    },
  };
}
