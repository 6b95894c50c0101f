/**
 * The desired retention of a deck: the effect of each choice over a year, shown before it is made.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { DAY } from '#schedule/day.ts';
import { RETENTION, isMemory } from '#schedule/memory.ts';
import { simulate } from '#schedule/simulate.ts';
import type { SimulatedCard } from '#schedule/simulate.ts';
import { nextTask } from '#session/next-task.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { listDecks } from '#store/decks.ts';
import { loadParameters } from '#store/parameters.ts';
import { loadPace } from '#store/reviews.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';

/** The retentions to choose from. */
export const RETENTIONS = [0.8, 0.85, 0.9, 0.93, 0.95] as const;

/** Days that are simulated. */
const YEAR = 365;

/** More cards add no precision: of a larger deck a sample is simulated. */
const SAMPLE = 400;

/** The effect of a retention on a deck. */
export interface Prospect {
  readonly retention: number;
  /** Minutes a day at this learner's pace, over the year. */
  readonly minutes: number;
  /** The share of questions known after the year. */
  readonly known: number;
  readonly of: number;
}

export interface RetentionState {
  readonly decks: readonly {
    readonly id: string;
    readonly title: string;
    readonly retention: number;
  }[];
  /** The deck on screen; undefined until there is one. */
  readonly deck: string | undefined;
  /** The effect of each choice on it; undefined until requested. */
  readonly prospects: readonly Prospect[] | undefined;
  readonly simulating: boolean;
  readonly trouble: string | undefined;
  readonly look: () => Promise<void>;
  readonly choose: (deckId: string) => void;
  /** Simulates the year. Never rejects. */
  readonly simulate: () => Promise<void>;
  /** From the next answer on, the deck's questions come back at this retention. */
  readonly adopt: (retention: number) => Promise<void>;
}

type Needed = Pick<Services, 'db' | 'now'>;

export function createRetentionStore({ db, now }: Needed): StoreApi<RetentionState> {
  let asked = 0;

  return createStore<RetentionState>((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        set({ trouble: messageOf(error), simulating: false });
      }
    }

    async function read(): Promise<void> {
      const [decks, { retention }] = await Promise.all([listDecks(db), loadSettings(db)]);
      const list = decks.map(({ id, manifest }) => ({
        id,
        title: manifest.title,
        retention: retention[id] ?? RETENTION.usual,
      }));
      const before = get().deck;
      const deck = list.some(({ id }) => id === before) ? before : list[0]?.id;
      set({ decks: list, deck, trouble: undefined });
    }

    return {
      decks: [],
      deck: undefined,
      prospects: undefined,
      simulating: false,
      trouble: undefined,

      look: async () => attempt(read),

      choose: (deck) => {
        asked += 1;
        set({ deck, prospects: undefined, simulating: false });
      },

      simulate: async () =>
        attempt(async () => {
          const { deck } = get();
          if (deck === undefined || get().simulating) return;
          asked += 1;
          const mine = asked;
          set({ simulating: true, trouble: undefined });
          const [cards, { weights }, { newPerDay }, pace] = await Promise.all([
            cardsOf(deck),
            loadParameters(db),
            loadSettings(db),
            loadPace(db),
          ]);
          const every = Math.max(1, Math.ceil(cards.length / SAMPLE));
          const sample = cards.filter((_, at) => at % every === 0);
          const scale = sample.length === 0 ? 1 : cards.length / sample.length;
          const options = { weights, newPerDay: newPerDay / scale, days: YEAR, seed: 1 };
          const futures = await simulate(sample, RETENTIONS, options, nextTask);
          if (mine !== asked) return;
          set({
            simulating: false,
            prospects: futures.map(({ retention, answersPerDay, known }) => ({
              retention,
              minutes: (answersPerDay * scale * pace) / 60_000,
              known: Math.round(known.end * scale),
              of: cards.length,
            })),
          });
        }),

      adopt: async (retention) =>
        attempt(async () => {
          const { deck } = get();
          if (deck === undefined) return;
          const { retention: others } = await loadSettings(db);
          await saveSetting(db, 'retention', { ...others, [deck]: retention });
          await read();
        }),
    };
  });

  /** The active cards of a deck, new ones in deck order. */
  async function cardsOf(deckId: string): Promise<readonly SimulatedCard[]> {
    const at = now();
    const rows = await db.cards.where('deckId').equals(deckId).toArray();
    return rows
      .filter(({ active, memory }) => active === 1 && isMemory(memory))
      .toSorted((one, other) => (one.newPosition ?? -1) - (other.newPosition ?? -1))
      .map(({ memory, due = at }) => ({
        memory,
        dueIn: (due - at) / DAY,
        elapsed: memory.state === 'new' ? 0 : Math.max(0, (at - memory.lastReview) / DAY),
      }));
  }
}
