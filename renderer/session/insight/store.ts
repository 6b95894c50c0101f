/** The insight screen: what the learner believes, and the check that finds it out. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeckGoal } from '#session/goals.ts';
import { loadGoals } from '#session/goals.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { timeSpent } from '#schedule/length.ts';
import { listDecks } from '#store/decks.ts';
import type { Scope } from '#store/rows.ts';
import type { KeptCheck } from '#store/settings.ts';
import type { BeliefAnswer, BeliefsView } from './beliefs-view.ts';
import { loadBeliefs } from './beliefs-view.ts';
import { forkAfter } from './by-line.ts';
import type { Check, CheckAnswer, CheckQuestion } from './check.ts';
import { beginCheck, leftCheck, openCheck } from './check.ts';
import { loadProbing } from './evidence.ts';

/** A unit that a check may cover. */
export interface CheckUnit {
  readonly id: string;
  readonly title: string;
  /** For each of its questions, the beliefs that it tests. */
  readonly tests: readonly (readonly string[])[];
}

/** What a check may cover. */
export interface CheckChoice {
  readonly deckId: string;
  readonly deckTitle: string;
  readonly units: readonly CheckUnit[];
}

export type CheckPhase =
  | { readonly kind: 'off' }
  | { readonly kind: 'choosing'; readonly choices: readonly CheckChoice[] }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'asking';
      readonly question: CheckQuestion;
      readonly taken: CheckAnswer | undefined;
      /** The choices so far of an output that is chosen line by line; see `forkAfter`. */
      readonly path: readonly number[];
      /** Milliseconds since the epoch. */
      readonly shownAt: number;
    }
  /** It is over; the map shows the result. */
  | { readonly kind: 'over' };

export interface InsightState {
  /** Undefined until it is loaded. */
  readonly beliefs: BeliefsView | undefined;
  /** The belief whose answers are shown, with them. */
  readonly opened: { readonly id: string; readonly answers: readonly BeliefAnswer[] } | undefined;
  readonly check: CheckPhase;
  /** A paused check. */
  readonly left: KeptCheck | undefined;
  /** An error, as a sentence. */
  readonly trouble: string | undefined;
  /** Recomputes the map. Never rejects. */
  readonly refresh: () => Promise<void>;
  readonly openBelief: (id: string | undefined) => void;
  /** The scope of a session against a belief; undefined if no question tests it. */
  readonly practiceOf: (id: string) => Promise<Scope | undefined>;
  /** How far each deck is from lasting; undefined until it is loaded. */
  readonly goals: readonly DeckGoal[] | undefined;
  readonly lookAtGoals: () => Promise<void>;
  /** Shows what a check may cover. */
  readonly chooseCheck: () => Promise<void>;
  readonly beginCheck: (deckId: string, units: readonly string[]) => Promise<void>;
  readonly resumeCheck: () => Promise<void>;
  readonly take: (answer: CheckAnswer) => void;
  /** Chooses how the output continues; the last choice completes the answer. */
  readonly takeLine: (place: number) => void;
  /** Takes the last of those choices back. */
  readonly takeLineBack: () => void;
  /** Commits the choice, and asks the next question. */
  readonly commit: () => Promise<void>;
  /** Takes the last answer back and asks its question again. */
  readonly undo: () => Promise<void>;
  /** Closes the check; unless it is over, it can be resumed. */
  readonly closeCheck: () => Promise<void>;
}

export function createInsightStore(services: Services): StoreApi<InsightState> {
  const { db, now } = services;
  let loaded: Awaited<ReturnType<typeof loadBeliefs>> | undefined;
  let check: Check | undefined;
  /** Another question is on its way, and a second press must not interfere. */
  let moving = false;

  return createStore<InsightState>((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        set({ trouble: undefined });
        await work();
      } catch (error) {
        set({ trouble: messageOf(error) });
      }
    }

    async function moved(work: () => Promise<void>): Promise<void> {
      if (moving) return;
      moving = true;
      await attempt(work);
      moving = false;
    }

    async function ask(): Promise<void> {
      const question = await check?.next();
      if (question !== undefined) {
        set({ check: { kind: 'asking', question, taken: undefined, path: [], shownAt: now() } });
        return;
      }
      await check?.end();
      check = undefined;
      set({ check: { kind: 'over' } });
      await get().refresh();
    }

    function goTo(phase: Extract<CheckPhase, { kind: 'asking' }>, path: readonly number[]): void {
      set({ check: { ...phase, path, taken: forkAfter(phase.question.options, path).only } });
    }

    async function enter(open: () => Promise<Check>): Promise<void> {
      await moved(async () => {
        set({ check: { kind: 'loading' } });
        try {
          check = await open();
          await ask();
        } catch (error) {
          set({ check: { kind: 'off' } });
          throw error;
        }
      });
    }

    return {
      beliefs: undefined,
      opened: undefined,
      check: { kind: 'off' },
      left: undefined,
      trouble: undefined,
      goals: undefined,

      lookAtGoals: async () => attempt(async () => set({ goals: await loadGoals(services) })),

      refresh: async () =>
        attempt(async () => {
          loaded = await loadBeliefs(services);
          const left = await leftCheck(services);
          const { opened } = get();
          set({
            beliefs: loaded.view,
            left,
            opened: opened && { id: opened.id, answers: loaded.answersOf(opened.id) },
          });
        }),

      openBelief: (id) =>
        set({
          opened: id === undefined || !loaded ? undefined : { id, answers: loaded.answersOf(id) },
        }),

      practiceOf: async (id) => {
        let scope: Scope | undefined;
        await attempt(async () => {
          scope = await loaded?.practiceOf(id);
        });
        return scope;
      },

      chooseCheck: async () =>
        attempt(async () => {
          set({ check: { kind: 'choosing', choices: await choicesOf(services) } });
        }),

      beginCheck: async (deckId, units) => enter(async () => beginCheck(services, deckId, units)),

      resumeCheck: async () => {
        const { left } = get();
        if (left !== undefined) await enter(async () => openCheck(services, left));
      },

      take: (taken) => {
        const phase = get().check;
        if (phase.kind === 'asking') set({ check: { ...phase, taken } });
      },

      takeLine: (place) => {
        const phase = get().check;
        if (phase.kind === 'asking') goTo(phase, [...phase.path, place]);
      },

      takeLineBack: () => {
        const phase = get().check;
        if (phase.kind === 'asking') goTo(phase, phase.path.slice(0, -1));
      },

      commit: async () =>
        moved(async () => {
          const phase = get().check;
          if (phase.kind !== 'asking' || phase.taken === undefined || check === undefined) return;
          const { question, taken, shownAt } = phase;
          await check.answer(question, taken, timeSpent(shownAt, now()));
          await ask();
        }),

      undo: async () =>
        moved(async () => {
          if (check !== undefined && (await check.undo())) await ask();
        }),

      closeCheck: async () => {
        // At once, so that a key pressed right after it resumes the check and begins no other.
        set({ check: { kind: 'off' }, left: check?.kept ?? get().left });
        check = undefined;
        await get().refresh();
      },
    };
  });

  async function choicesOf(needed: Services): Promise<readonly CheckChoice[]> {
    const choices = await Promise.all(
      (await listDecks(db)).map(async ({ id, manifest }): Promise<CheckChoice> => {
        const probing = await loadProbing(needed, id);
        const units = manifest.units.map((unit): CheckUnit => {
          const own = probing.filter(({ row }) => row.unit === unit.id);
          const tests = own.map(({ probe }) => probe.outputs.flat());
          return { id: unit.id, title: unit.title, tests };
        });
        return {
          deckId: id,
          deckTitle: manifest.title,
          units: units.filter(({ tests }) => tests.length > 0),
        };
      }),
    );
    return choices.filter(({ units }) => units.length > 0);
  }
}
