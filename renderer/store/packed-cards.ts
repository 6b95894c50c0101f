/**
 * Answered cards in columns, which are read in half the time of the cards themselves. Pure. A card
 * that the columns have no room for, as one with a tag or a damaged memory, stays beside them.
 */
import { isMemory } from '#schedule/memory.ts';
import type { AnsweredState, CardRow, PackedCards } from './rows.ts';

const FIELDS = ['id', 'deckId', 'unit', 'active', 'due', 'memory'];

/** The fields of a memory that are numbers. */
const NUMBERS = ['stability', 'difficulty', 'step', 'lastReview', 'reps', 'lapses'] as const;

const MEMORY = ['state', ...NUMBERS];

/** Packs active cards of one state. */
export function packCards(cards: readonly CardRow[]): PackedCards {
  const decks = [...new Set(cards.map(({ deckId }) => deckId))];
  const units = [...new Set(cards.map(({ unit }) => unit))];
  const fitting = cards.map((card) => (fits(card) ? card.memory : undefined));
  const numbers = (field: (typeof NUMBERS)[number]): Float64Array<ArrayBuffer> =>
    Float64Array.from(fitting, (memory) => memory?.[field] ?? NaN);
  return {
    ids: cards.map(({ id }) => id),
    due: Float64Array.from(cards, ({ due = NaN }) => due),
    deck: Uint16Array.from(cards, ({ deckId }) => decks.indexOf(deckId)),
    unit: Uint16Array.from(cards, ({ unit }) => units.indexOf(unit)),
    decks,
    units,
    stability: numbers('stability'),
    difficulty: numbers('difficulty'),
    step: numbers('step'),
    lastReview: numbers('lastReview'),
    reps: numbers('reps'),
    lapses: numbers('lapses'),
    others: cards.flatMap((card, at) => (fitting[at] === undefined ? [[at, card] as const] : [])),
  };
}

/** The first cards of those that were packed, in their order, at most `limit`. */
export function unpackCards(
  packed: PackedCards,
  state: AnsweredState,
  limit: number,
): readonly CardRow[] {
  const { due, deck, unit, decks, units } = packed;
  const { stability, difficulty, step, lastReview, reps, lapses } = packed;
  const others = new Map(packed.others);
  return packed.ids.slice(0, limit).map((id, at): CardRow => {
    const other = others.get(at);
    if (other !== undefined) return other;
    return {
      id,
      deckId: decks[deck[at] ?? 0] ?? '',
      unit: units[unit[at] ?? 0] ?? '',
      active: 1,
      due: due[at] ?? NaN,
      memory: {
        state,
        stability: stability[at] ?? NaN,
        difficulty: difficulty[at] ?? NaN,
        step: step[at] ?? NaN,
        lastReview: lastReview[at] ?? NaN,
        reps: reps[at] ?? NaN,
        lapses: lapses[at] ?? NaN,
      },
    };
  });
}

type Packable = CardRow & { readonly memory: { readonly state: AnsweredState } };

function fits(card: CardRow): card is Packable {
  return hasOnly(card, FIELDS) && isMemory(card.memory) && hasOnly(card.memory, MEMORY);
}

function hasOnly(value: object, fields: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === fields.length && fields.every((field) => own.includes(field));
}
