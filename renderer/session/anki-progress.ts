/** The learner's progress on questions, for an export to Anki. */
import type { AnkiProgress, AnkiReview, Interval } from '#export/anki-schedule.ts';
import { daysBetween } from '#schedule/day.ts';
import { answersSinceForgotten } from '#store/card-changes.ts';
import { entriesOf } from '#store/entries.ts';
import { loadParameters } from '#store/parameters.ts';
import type { AnswerReviewRow, CardRow } from '#store/rows.ts';
import type { Services } from './services.ts';

/** Cards read at a time. */
const PIECE = 100;

/** The progress on some cards, in their order; null for those never answered. */
export async function ankiProgress(
  { db, now, calendar }: Pick<Services, 'db' | 'now' | 'calendar'>,
  ids: readonly string[],
): Promise<readonly (AnkiProgress | null)[]> {
  const { weights } = await loadParameters(db);
  const decay = weights.at(-1) ?? 0;
  const at = now();
  const all: (AnkiProgress | null)[] = [];
  for (let from = 0; from < ids.length; from += PIECE) {
    const piece = ids.slice(from, from + PIECE);
    const [cards, entries] = await Promise.all([db.cards.bulkGet(piece), entriesOf(db, piece)]);
    for (const [nth, id] of piece.entries()) {
      all.push(progressOf(cards[nth], answersSinceForgotten(entries.get(id) ?? [])));
    }
  }
  return all;

  function progressOf(
    card: CardRow | undefined,
    answers: readonly AnswerReviewRow[],
  ): AnkiProgress | null {
    if (card === undefined || card.memory.state === 'new' || card.due === undefined) return null;
    const { state, stability, difficulty, lastReview, reps, lapses } = card.memory;
    return {
      state,
      away:
        card.suspended === 1
          ? 'suspended'
          : card.buriedUntil === undefined
            ? undefined
            : ('buried' as const),
      due: { at: card.due, days: daysBetween(at, card.due, calendar) },
      interval: state === 'review' ? Math.max(1, daysBetween(lastReview, card.due, calendar)) : 0,
      stability,
      difficulty,
      decay,
      lastReview,
      reps,
      lapses,
      reviews: answers.flatMap((answer) => reviewOf(answer) ?? []),
    };
  }

  function reviewOf(answer: AnswerReviewRow): AnkiReview | undefined {
    const { before, after, dueBefore, dueAfter } = answer;
    if (after.state === 'new') return undefined;
    const interval = (state: string, start: number, end: number): Interval =>
      state === 'review'
        ? { unit: 'days', length: Math.max(1, daysBetween(start, end, calendar)) }
        : { unit: 'seconds', length: Math.max(0, (end - start) / 1000) };
    return {
      at: answer.at,
      took: answer.took,
      rating: answer.rating,
      state: before.state,
      before:
        before.state === 'new' || dueBefore === undefined
          ? undefined
          : interval(before.state, before.lastReview, dueBefore),
      after: interval(after.state, answer.at, dueAfter),
      difficulty: after.difficulty,
    };
  }
}
