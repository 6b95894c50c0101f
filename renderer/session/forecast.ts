/** The cards asked on each of the next days, which may have less time than their due cards take. */
import { reviewsThatFit, spreadLoad, timeOfDay } from '#schedule/budget.ts';
import { learningDay, startOfLearningDay } from '#schedule/day.ts';
import { queueCounts } from '#schedule/queue.ts';
import { countDueByDay } from '#store/cards.ts';
import { loadPace } from '#store/reviews.ts';
import { loadSettings } from '#store/settings.ts';
import { isAway, planOf, queueOf } from './paused.ts';
import type { Services } from './services.ts';

export interface Forecast {
  /** Cards asked on each of the days; the first is today. */
  readonly asked: readonly number[];
  /**
   * Days until nothing waits any more; 0 if nothing does, undefined if it takes longer than these
   * days.
   */
  readonly caughtUp: number | undefined;
}

export async function loadForecast(
  services: Pick<Services, 'db' | 'now' | 'calendar'>,
  days: number,
): Promise<Forecast> {
  const { db, now, calendar } = services;
  const [counted, { queue, cards, waits }, pace, settings] = await Promise.all([
    countDueByDay(db, now(), days, calendar),
    queueOf(services, { seed: 0 }),
    loadPace(db),
    loadSettings(db),
  ]);
  const { learning, review } = queueCounts(queue);
  const today = learningDay(now(), calendar);
  const due = withEarly(
    counted,
    [...cards.values()].flatMap((card) =>
      card.memory.state === 'review' && card.due !== undefined
        ? [learningDay(card.due, calendar) - today]
        : [],
    ),
  );
  const room = due.map((count, day) => {
    if (day === 0 && isAway(settings, now())) return 0;
    if (day === 0) return waits ? learning + review : count;
    const time = timeOfDay(planOf(settings), startOfLearningDay(today + day, calendar), calendar);
    return reviewsThatFit(time, pace, 0);
  });
  const asked = spreadLoad(due, room);
  let waiting = 0;
  const rests = due.map((count, day) => (waiting += count - (asked[day] ?? 0)));
  const last = rests.findLastIndex((rest) => rest > 0);
  return { asked, caughtUp: last === days - 1 ? undefined : last + 1 };
}

/** Cards that are asked today although they are due on a later day count for today alone. */
function withEarly(due: readonly number[], days: readonly number[]): readonly number[] {
  const early = days.filter((day) => day > 0);
  return due.map((count, day) =>
    day === 0 ? count + early.length : count - early.filter((each) => each === day).length,
  );
}
