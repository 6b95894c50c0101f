/** The search over all questions that are here. */
import type { StoreApi } from 'zustand/vanilla';
import type { Question } from '#format/types.ts';
import type { Searched } from '#session/search/match.ts';
import type { QueryFault } from '#session/search/query.ts';
import type { Services } from '#session/services.ts';
import type { AnswerReviewRow, CardRow } from '#store/rows.ts';
import type { Attempt } from './notices.ts';

/** A question that was found. */
export interface Found {
  /** `deckId/questionId`. */
  readonly id: string;
  readonly deckId: string;
  readonly unit: string;
  readonly question: Question;
  readonly card: CardRow | undefined;
}

export interface SearchState {
  /** Undefined until something is searched. */
  readonly search: Search | undefined;
  /** Finds the questions that a query asks for; the last call wins. */
  readonly searchFor: (text: string) => Promise<void>;
  /** Shows a question with its history; undefined shows none. */
  readonly selectFound: (id: string | undefined) => Promise<void>;
  /** Searches again for what is shown, since questions were changed. */
  readonly searchAgain: () => Promise<void>;
}

export interface Search {
  readonly text: string;
  /** What was found for the last query that could be read, in the order of the decks. */
  readonly found: readonly Found[];
  /** Of how many. */
  readonly total: number;
  readonly fault: QueryFault | undefined;
  readonly selected:
    { readonly found: Found; readonly answers: readonly AnswerReviewRow[] } | undefined;
}

/** Rows turned into what is searched before the page may draw. */
const PIECE = 250;

/** How long what was read counts as what is there, in ms: typing goes on for a while. */
const FRESH = 30_000;

export function createSearch(
  store: StoreApi<SearchState>,
  {
    services,
    attempt,
  }: { readonly services: Pick<Services, 'db' | 'now'>; readonly attempt: Attempt },
): SearchState {
  const { db, now } = services;
  let reading: { readonly at: number; readonly all: Promise<readonly Searched[]> } | undefined;
  let latest = 0;

  async function readAll(): Promise<readonly Searched[]> {
    const { searched } = await import('#session/search/match.ts');
    const [rows, cards] = await Promise.all([db.questions.toArray(), db.cards.toArray()]);
    const cardOf = new Map(cards.map((card) => [card.id, card]));
    const all: Searched[] = [];
    for (const row of rows.toSorted(byPlace)) {
      all.push(searched(row, cardOf.get(row.id)));
      if (all.length % PIECE === 0) await nextTask();
    }
    return all;
  }

  return {
    search: undefined,

    searchFor: async (text) =>
      attempt(async () => {
        latest += 1;
        const mine = latest;
        const { parseQuery } = await import('#session/search/query.ts');
        const { matches } = await import('#session/search/match.ts');
        if (reading === undefined || now() - reading.at > FRESH) {
          reading = { at: now(), all: readAll() };
        }
        const all = await reading.all;
        if (mine !== latest) return;
        const read = parseQuery(text);
        const before = store.getState().search;
        if (!read.ok) {
          const { found = [], selected } = before ?? {};
          const search = { text, found, total: all.length, fault: read.fault, selected };
          store.setState({ search });
          return;
        }
        const at = now();
        const found = all.filter((asked) => matches(read.query, asked, at)).map(foundOf);
        const selected = before?.selected;
        store.setState({ search: { text, found, total: all.length, fault: undefined, selected } });
      }),

    searchAgain: async () => {
      reading = undefined;
      const { search, searchFor, selectFound } = store.getState();
      if (search === undefined) return;
      await searchFor(search.text);
      await selectFound(search.selected?.found.id);
    },

    selectFound: async (id) =>
      attempt(async () => {
        const { search } = store.getState();
        if (search === undefined) return;
        const found = search.found.find((one) => one.id === id);
        if (found === undefined) {
          store.setState({ search: { ...search, selected: undefined } });
          return;
        }
        const rows = await db.reviews.where('cardId').equals(found.id).toArray();
        const undone = new Set(rows.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
        const answers = rows.filter(
          (row): row is AnswerReviewRow => row.kind === 'answer' && !undone.has(row.id),
        );
        const now = store.getState().search;
        if (now !== undefined) store.setState({ search: { ...now, selected: { found, answers } } });
      }),
  };
}

function byPlace(
  one: { readonly deckId: string; readonly position: number },
  other: { readonly deckId: string; readonly position: number },
): number {
  return one.deckId === other.deckId
    ? one.position - other.position
    : one.deckId < other.deckId
      ? -1
      : 1;
}

function foundOf({ row, card }: Searched): Found {
  const { id, deckId, unit, question } = row;
  return { id, deckId, unit, question, card };
}

/** Lets the page draw. */
async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
