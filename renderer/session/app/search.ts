/** The search over all stored questions, and the selection among the results. */
import type { StoreApi } from 'zustand/vanilla';
import type { Question } from '#format/types.ts';
import type { Overview } from '#session/home.ts';
import type { QuestionOutputs } from '#session/question-outputs.ts';
import { messageOf } from '#session/services.ts';
import type { Searched } from '#session/search/match.ts';
import type { QueryFault } from '#session/search/query.ts';
import type { Services } from '#session/services.ts';
import type { View } from '#session/view.ts';
import { layerOf } from '#session/view.ts';
import { effectiveEntries } from '#store/card-changes.ts';
import type { AnswerReviewRow, CardRow, QuestionRow } from '#store/rows.ts';
import type { Attempt } from './notices.ts';

/** A question in the results. */
export interface Found {
  /** `deckId/questionId`. */
  readonly id: string;
  readonly deckId: string;
  readonly unit: string;
  readonly question: Question;
  /** The author's version, if the learner has changed the question. */
  readonly theirs: Question | undefined;
  readonly card: CardRow | undefined;
}

export interface SearchState {
  /** The query, as typed. */
  readonly query: string;
  /** Undefined until there is a query. */
  readonly search: Search | undefined;
  /** The ids of the selected questions, which actions apply to; all of them are in the results. */
  readonly picked: ReadonlySet<string>;
  /** Searches for a query; the last call wins. */
  readonly searchFor: (text: string) => Promise<void>;
  /** Shows a question with its history; undefined hides it. */
  readonly lookAt: (id: string | undefined) => Promise<void>;
  /** Adds questions to the selection, or removes them. */
  readonly pick: (ids: readonly string[], on: boolean) => void;
  /** Reads changed cards again, so that the results are up to date. */
  readonly recall: (ids: readonly string[]) => Promise<void>;
}

export interface Search {
  readonly text: string;
  /** The results of the last valid query, in the order of the decks. */
  readonly found: readonly Found[];
  /** The number of questions searched. */
  readonly total: number;
  readonly fault: QueryFault | undefined;
  readonly shown: Shown | undefined;
}

/** The question whose details are shown. */
export interface Shown {
  readonly found: Found;
  readonly answers: readonly AnswerReviewRow[];
  readonly outputs: QuestionOutputs;
}

/** Rows read, or prepared for the search, before the page may draw. */
const PIECE = 250;

/** How long the loaded questions are reused, in ms: typing takes a while. */
const FRESH = 30_000;

type Needs = Pick<Services, 'db' | 'now' | 'keys'>;

export function createSearch(
  store: StoreApi<SearchState & View & { readonly overview?: Overview | undefined }>,
  { services, attempt }: { readonly services: Needs; readonly attempt: Attempt },
): SearchState {
  const { db, now } = services;
  let reading: { readonly at: number; readonly all: Promise<Searched[]> } | undefined;
  let latest = 0;

  async function all(): Promise<Searched[]> {
    if (reading === undefined || now() - reading.at > FRESH) {
      const { readAll } = await import('#session/search/read-all.ts');
      reading = { at: now(), all: readAll(services) };
    }
    return reading.all;
  }

  // Decks or questions were added, removed or changed: the loaded questions are out of date.
  store.subscribe(({ overview, layers, search, query, searchFor }, before) => {
    const written =
      layerOf(before, 'write') !== undefined && layerOf({ layers }, 'write') === undefined;
    if (!written && decksOf(overview) === decksOf(before.overview)) return;
    reading = undefined;
    if (search !== undefined) void searchFor(query);
  });

  return {
    query: '',
    search: undefined,
    picked: new Set(),

    searchFor: async (text) =>
      attempt(async () => {
        latest += 1;
        const mine = latest;
        store.setState({ query: text });
        const { parseQuery } = await import('#session/search/query.ts');
        const { matches } = await import('#session/search/match.ts');
        const questions = await all();
        if (mine !== latest) return;
        const read = parseQuery(text);
        const before = store.getState();
        const total = questions.length;
        if (!read.ok) {
          const { found = [], shown } = before.search ?? {};
          store.setState({ search: { text, found, total, fault: read.fault, shown } });
          return;
        }
        const at = now();
        const found = questions
          .filter((asked) => matches(read.query, asked, at))
          .map(({ row, card }) => foundOf(row, card));
        const ids = new Set(found.map(({ id }) => id));
        const picked = new Set([...before.picked].filter((id) => ids.has(id)));
        const shown = before.search?.shown;
        store.setState({ search: { text, found, total, fault: undefined, shown }, picked });
      }),

    lookAt: async (id) =>
      attempt(async () => {
        const { search } = store.getState();
        if (search === undefined) return;
        const found = search.found.find((one) => one.id === id);
        if (found === undefined) {
          store.setState({ search: { ...search, shown: undefined } });
          return;
        }
        const rows = await db.reviews.where('cardId').equals(found.id).sortBy('id');
        const answers = effectiveEntries(rows).filter((row) => row.kind === 'answer');
        const { NO_OUTPUTS, loadOutputs } = await import('#session/question-outputs.ts');
        const say = (outputs: QuestionOutputs): void => {
          const { search: now } = store.getState();
          if (now !== undefined) {
            store.setState({ search: { ...now, shown: { found, answers, outputs } } });
          }
        };
        const isShown = (): boolean => store.getState().search?.shown?.found.id === found.id;
        say(NO_OUTPUTS);
        await loadOutputs(services, found, say, isShown).catch((error: unknown) => {
          const outputs = store.getState().search?.shown?.outputs ?? NO_OUTPUTS;
          if (isShown()) say({ ...outputs, fault: messageOf(error) });
        });
      }),

    pick: (ids, on) => {
      const picked = new Set(store.getState().picked);
      for (const id of ids) {
        if (on) picked.add(id);
        else picked.delete(id);
      }
      store.setState({ picked });
    },

    recall: async (ids) => {
      const questions = await all();
      const cards = new Map<string, CardRow>();
      for (let at = 0; at < ids.length; at += PIECE) {
        const piece = await db.cards.bulkGet(ids.slice(at, at + PIECE));
        for (const card of piece) if (card !== undefined) cards.set(card.id, card);
      }
      for (const [at, asked] of questions.entries()) {
        const card = cards.get(asked.row.id);
        if (card !== undefined) questions[at] = { ...asked, card };
      }
      const { search } = store.getState();
      if (search === undefined) return;
      const renewed = (one: Found): Found => ({ ...one, card: cards.get(one.id) ?? one.card });
      const shown = search.shown && { ...search.shown, found: renewed(search.shown.found) };
      store.setState({ search: { ...search, found: search.found.map(renewed), shown } });
    },
  };
}

/** The decks, with versions and order. */
function decksOf(overview: Overview | undefined): string {
  return JSON.stringify(
    overview?.decks.map(({ id, manifest, units }) => [
      id,
      manifest.version,
      manifest.title,
      units.map(({ fresh, learning, young, lasting }) => fresh + learning + young + lasting),
    ]),
  );
}

function foundOf(
  { id, deckId, unit, question, theirs }: QuestionRow,
  card: CardRow | undefined,
): Found {
  return { id, deckId, unit, question, theirs: theirs?.question, card };
}
