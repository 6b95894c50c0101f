/**
 * Reads imported files for the page. Each file gets a worker of its own, which is terminated when
 * it sends nothing for too long, when it takes too long in all, or when the learner cancels.
 */
import { failure } from '#format/problems.ts';
import type { PlacedQuestion, Problem } from '#format/types.ts';
import { foreignKind } from '#import/kinds.ts';
import type { ReaderLetter } from './letters.ts';
import { withQuestions } from './letters.ts';
import type { ReadJob, ReadProgress, ReadResults } from './read.ts';

export interface ReadWatch {
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Aborting it ends the reading; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface Reader {
  /** Reads a file; an error names it. Rejects if a worker cannot be created, or fails. */
  readonly read: <Kind extends keyof ReadResults>(
    job: ReadJob<Kind>,
    watch?: ReadWatch,
  ) => Promise<ReadResults[Kind]>;
}

/** What a reader needs of a worker. */
export interface ReaderWorker {
  readonly postMessage: (job: ReadJob) => void;
  readonly terminate: () => void;
  readonly onLetter: (listener: (letter: ReaderLetter) => void) => void;
  readonly onBroken: (listener: (message: string) => void) => void;
}

/** The time limits of a worker, in ms. */
export interface ReadBudget {
  /**
   * Without a message. A question takes a millisecond, opening the largest package some seconds.
   */
  readonly silence: number;
  /** In all; a deck of 20,000 questions takes less than a minute. */
  readonly total: number;
}

const BUDGET: ReadBudget = { silence: 20_000, total: 300_000 };

/** A reader whose workers `open` creates; `loadSqlite` fetches SQLite for jobs that need it. */
export function createReader(
  open: () => ReaderWorker,
  budget: ReadBudget = BUDGET,
  loadSqlite?: () => Promise<ArrayBuffer>,
): Reader {
  return {
    read: async <Kind extends keyof ReadResults>(
      job: ReadJob<Kind>,
      { onProgress, signal }: ReadWatch = {},
    ): Promise<ReadResults[Kind]> => {
      const sqlite = needsSqlite(job) ? await loadSqlite?.() : undefined;
      signal?.throwIfAborted();
      const worker = open();
      const ended = Promise.withResolvers<ReadResults[Kind]>();
      let place = '';
      const questions: PlacedQuestion[] = [];
      // Writing a package reads nothing foreign, and its caller has no use for problems.
      const stop = (): void =>
        job.kind === 'anki' || job.kind === 'pack'
          ? ended.reject(new Error('Writing the file took too long and was stopped.'))
          : ended.resolve(tooSlow(job.name, place) as ReadResults[Kind]);
      const total = setTimeout(stop, budget.total);
      let silence = setTimeout(stop, budget.silence);
      const abort = (): void => ended.reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      worker.onBroken((message) => ended.reject(new Error(message)));
      worker.onLetter((letter) => {
        clearTimeout(silence);
        silence = setTimeout(stop, budget.silence);
        switch (letter.kind) {
          case 'progress':
            place = ` after ${letter.progress.done} of ${letter.progress.total} ${UNITS[job.kind]}`;
            onProgress?.(letter.progress);
            break;
          case 'questions':
            for (const question of letter.questions) questions.push(question);
            break;
          case 'done':
            // Our worker's result is of the kind that was requested.
            ended.resolve(withQuestions(job.kind, letter.result, questions) as ReadResults[Kind]);
            break;
          case 'failed':
            ended.reject(new Error(letter.message));
        }
      });
      worker.postMessage(sqlite === undefined ? job : { ...job, sqlite });
      try {
        return await ended.promise;
      } finally {
        clearTimeout(total);
        clearTimeout(silence);
        signal?.removeEventListener('abort', abort);
        worker.terminate();
      }
    },
  };
}

/** The unit in which progress is counted, by kind of file. */
export const UNITS = {
  deck: 'questions',
  backup: 'rows',
  table: 'rows',
  given: 'answers',
  anki: 'questions',
  pack: 'questions',
} as const;

function needsSqlite({ kind, name }: ReadJob): boolean {
  return kind === 'anki' || (kind === 'deck' && foreignKind(name) === 'anki');
}

function tooSlow(
  name: string,
  place: string,
): { readonly ok: false; problems: readonly Problem[] } {
  return failure(
    name,
    `Reading the file took too long and was stopped${place}.`,
    'If you made it, divide it into smaller ones; if not, do not trust it. Nothing was changed.',
  );
}
