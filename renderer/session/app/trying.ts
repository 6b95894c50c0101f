/** The trial of a previewed deck, which continues once the deck is added. */
import type { StoreApi } from 'zustand/vanilla';
import type { AnswerFile, Deck } from '#format/types.ts';
import { ownedBy } from '#session/engine.ts';
import type { ReadDeck } from '#session/import.ts';
import type { Services } from '#session/services.ts';
import type { StopReason, StoppedQuestion, Trial } from '#session/trial.ts';
import { takeOutQuestions } from '#store/decks.ts';
import type { NoticesState } from './notices.ts';

export interface TrialState {
  /** The results for the previewed deck's programs; undefined without a preview. */
  readonly trial: Trial | undefined;
}

export interface Trials {
  /** Runs the programs of a previewed deck in the background. */
  readonly begin: (read: ReadDeck) => void;
  /** The preview was closed. */
  readonly drop: () => void;
  /** The previewed deck, without the invalid questions found so far. */
  readonly settled: (read: ReadDeck) => Promise<Pick<ReadDeck, 'deck' | 'answers'>>;
  /**
   * The deck was added: runs the remaining programs in the background, and removes invalid
   * questions.
   */
  readonly goOn: () => void;
}

/** The trial of one deck. */
interface Running {
  readonly read: ReadDeck;
  readonly stop: AbortController;
  /** Whether the deck is in the library. */
  taken: boolean;
  trial: Trial | undefined;
  /** Questions that were left out when it was added. */
  leftOut: ReadonlySet<string>;
}

export function createTrials(
  store: StoreApi<TrialState & NoticesState>,
  { db, engine, keys }: Pick<Services, 'db' | 'engine' | 'keys'>,
): Trials {
  let shown: Running | undefined;

  function drop(): void {
    shown?.stop.abort();
    shown = undefined;
    store.setState({ trial: undefined });
  }

  async function run(running: Running): Promise<void> {
    const { deck, answers } = running.read;
    const deckId = deck.manifest.id;
    const { tryPrograms } = await import('#session/trial.ts');
    await tryPrograms(
      deck,
      // Another engine may print something else and be right.
      answers?.engine === engine.identity.id ? answers : undefined,
      // Runs of an added deck are stored, so that nobody has to wait for them again.
      async (program, fresh) =>
        running.taken && !fresh
          ? keys.of({ deckId, program })
          : ownedBy(engine, deckId).run(program, { fresh }),
      {
        signal: running.stop.signal,
        onStep: (trial) => {
          running.trial = trial;
          if (shown === running) store.setState({ trial });
        },
      },
    );
    if (running.taken) await takeOut(running);
  }

  async function takeOut({ read, trial, leftOut }: Running): Promise<void> {
    const { id, title } = read.deck.manifest;
    const late = trial?.stopped.filter(({ questionId }) => !leftOut.has(questionId)) ?? [];
    if (late.length === 0) return;
    const ids = late.map(({ questionId }) => questionId);
    const out = new Set(await takeOutQuestions(db, id, ids));
    const gone = late.filter(({ questionId }) => out.has(questionId));
    if (gone.length === 0) return;
    store.getState().say({ tone: 'wrong', text: `${title}: ${leftOutText(gone)}` });
  }

  return {
    begin: (read) => {
      drop();
      const running: Running = {
        read,
        stop: new AbortController(),
        taken: false,
        trial: undefined,
        leftOut: new Set(),
      };
      shown = running;
      // Failures are part of the findings; if the code itself cannot be loaded, nothing is run
      // here.
      void run(running).catch(() => undefined);
    },

    drop,

    settled: async ({ deck, answers }) => {
      const trial = shown?.trial;
      if (shown === undefined || trial === undefined) return { deck, answers };
      shown.leftOut = new Set(trial.stopped.map(({ questionId }) => questionId));
      const { withoutDiffering, withoutStopped } = await import('#session/trial.ts');
      const kept: Deck = withoutStopped(deck, trial);
      const file: AnswerFile | undefined = answers && (await withoutDiffering(answers, trial));
      return { deck: kept, answers: file };
    },

    goOn: () => {
      if (shown === undefined) return;
      const running = shown;
      shown = undefined;
      store.setState({ trial: undefined });
      running.taken = true;
      // Questions found while the deck was being added; those found later are removed in the same
      // way.
      void takeOut(running).catch(() => undefined);
    },
  };
}

/** Why a program was stopped, in words. */
const STOPPED: Readonly<Record<StopReason, string>> = {
  time: 'it does not end',
  output: 'it prints without end',
  turns: 'it goes round without end',
  memory: 'it takes too much memory',
};

/** Which questions were left out, and why. */
export function leftOutText(stopped: readonly StoppedQuestion[]): string {
  const listed = stopped
    .slice(0, 5)
    .map(({ questionId, limit }) => `${questionId} (${STOPPED[limit]})`)
    .join(', ');
  const more = stopped.length > 5 ? ` and ${stopped.length - 5} more` : '';
  const [what, was] =
    stopped.length === 1 ? ['question is', 'its program was'] : ['questions are', 'a program was'];
  return `${stopped.length} ${what} left out, because ${was} stopped: ${listed}${more}.`;
}
