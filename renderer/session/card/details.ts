/** The details of one question: its state, its answers and its changes. */
import { predictorOf } from '#schedule/fsrs.ts';
import { DAY, daysBetween, nextLearningDay } from '#schedule/day.ts';
import { isLeech } from '#schedule/leech.ts';
import type { Memory, Rating } from '#schedule/types.ts';
import { conceptName } from '#session/concept-name.ts';
import type { Services } from '#session/services.ts';
import type { EffectiveRow } from '#store/card-changes.ts';
import { marksOf, effectiveEntries } from '#store/card-changes.ts';
import { getDeck, getQuestion } from '#store/decks.ts';
import { loadParameters } from '#store/parameters.ts';
import type { CardChange, CardMarks, Form } from '#store/rows.ts';

/** An event in the history of a card; times in ms since the epoch. */
export type CardEvent =
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly at: number;
      readonly correct: boolean;
      readonly form: Form;
      readonly rating: Rating;
      /** Learning days until it was due. */
      readonly days: number;
    }
  | {
      readonly kind: 'cram';
      readonly id: number;
      readonly at: number;
      readonly correct: boolean;
      readonly form: Form;
    }
  | {
      readonly kind: 'change';
      readonly id: number;
      readonly at: number;
      readonly change: CardChange;
    };

export interface CardDetails {
  readonly id: string;
  readonly deckTitle: string;
  readonly unitTitle: string;
  /** In words. */
  readonly concept: string;
  readonly memory: Memory;
  /** When it is due, also in learning days; undefined for one never answered. */
  readonly due: { readonly at: number; readonly days: number } | undefined;
  /** The probability (0 to 1) that it is known now; undefined for one never answered. */
  readonly recall: number | undefined;
  readonly marks: CardMarks;
  readonly leech: boolean;
  /** Newest first. */
  readonly history: readonly CardEvent[];
  /** The time of these details, and when the next learning day begins, in ms since the epoch. */
  readonly at: number;
  readonly nextDay: number;
}

/** Reads the details of a card; undefined if it, its question or its deck is gone. */
export async function loadCardDetails(
  { db, now, calendar }: Pick<Services, 'db' | 'now' | 'calendar'>,
  id: string,
): Promise<CardDetails | undefined> {
  const [card, row, { weights }, rows] = await Promise.all([
    db.cards.get(id),
    getQuestion(db, id),
    loadParameters(db),
    db.reviews.where('cardId').equals(id).sortBy('id'),
  ]);
  const deck = card && (await getDeck(db, card.deckId));
  if (card === undefined || row === undefined || deck === undefined) return undefined;
  const at = now();
  const { memory, due } = card;
  const { manifest } = deck;
  const elapsed = memory.state === 'new' ? 0 : Math.max(0, at - memory.lastReview) / DAY;
  return {
    id,
    deckTitle: manifest.title,
    unitTitle: manifest.units.find((unit) => unit.id === row.unit)?.title ?? row.unit,
    concept: conceptName(manifest, row.concept),
    memory,
    due:
      memory.state === 'new' || due === undefined
        ? undefined
        : { at: due, days: daysBetween(at, due, calendar) },
    recall:
      memory.state === 'new' ? undefined : predictorOf(weights).recall(elapsed, memory.stability),
    marks: marksOf(card),
    leech: isLeech(memory),
    history: effectiveEntries(rows).map(eventOf).toReversed(),
    at,
    nextDay: nextLearningDay(at, calendar),
  };

  function eventOf(entry: EffectiveRow): CardEvent {
    const { id: reviewId, at: when } = entry;
    if (entry.kind === 'change') {
      return { kind: 'change', id: reviewId, at: when, change: entry.change };
    }
    const { form } = entry;
    const correct = entry.correct === 1;
    if (entry.kind === 'cram') return { kind: 'cram', id: reviewId, at: when, correct, form };
    const days = Math.max(0, daysBetween(when, entry.dueAfter, calendar));
    return { kind: 'answer', id: reviewId, at: when, correct, form, rating: entry.rating, days };
  }
}
