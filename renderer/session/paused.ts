/** A paused session, and what is needed to resume it. */
import type { Plan } from '#schedule/budget.ts';
import { timeOfDay } from '#schedule/budget.ts';
import { daysBetween } from '#schedule/day.ts';
import type { Limit } from '#schedule/length.ts';
import { remaining } from '#schedule/length.ts';
import { queueCounts } from '#schedule/queue.ts';
import type { Queue } from '#schedule/queue.ts';
import { loadQueue } from '#store/queue.ts';
import type { LoadedQueue } from '#store/queue.ts';
import { cramQueue, effectiveGiven } from '#store/cram-queue.ts';
import { countToday, reviewsOfSession } from '#store/reviews.ts';
import type { Scope, SessionRow } from '#store/rows.ts';
import { endSession, latestSession } from '#store/sessions.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings } from '#store/settings.ts';
import type { Services } from './services.ts';

export interface Paused {
  readonly id: string;
  readonly answered: number;
  readonly left: Limit;
}

/** More than any deck has: the day's limit of reviews applies to unrequested ones. */
const ALL_REVIEWS = 10_000;

/** The limits of a day while the learner is away. */
const NOTHING = { newPerDay: 0, reviewsPerDay: 0 };

/** The learner's settings for a day. */
export function planOf({
  minutesPerDay,
  usualMinutes,
  easyDays,
  awayUntil,
}: Pick<Settings, 'minutesPerDay' | 'usualMinutes' | 'easyDays' | 'awayUntil'>): Plan {
  return { minutes: minutesPerDay ?? usualMinutes, easyDays, awayUntil };
}

/** Whether the learner is away at `now` (ms since the epoch). */
export function isAway({ awayUntil }: Pick<Settings, 'awayUntil'>, now: number): boolean {
  return awayUntil !== undefined && now < awayUntil;
}

/**
 * What a session asks from now on. A requested deck or unit is repeated without limit; new cards
 * keep to the day's limit, unless more of them were requested.
 */
export async function queueOf(
  { db, calendar, now }: Pick<Services, 'db' | 'calendar' | 'now'>,
  {
    seed,
    scope,
    startedAt,
    beyond,
    cram,
    id,
    settings,
  }: Pick<SessionRow, 'seed' | 'beyond' | 'cram'> & {
    readonly id?: string;
    readonly scope?: Scope | undefined;
    readonly startedAt?: number;
    /** Read here if absent. */
    readonly settings?: Settings;
  },
): Promise<LoadedQueue> {
  const known = settings ?? (await loadSettings(db));
  const { newPerDay, reviewsPerDay, wanted } = known;
  const at = now();
  const request = { now: at, calendar, seed, startedAt };
  if (cram === true && scope !== undefined) {
    const session = id === undefined ? {} : { sessionId: id };
    const [found, done] = await Promise.all([
      cramQueue(db, { scope, now: at, ...session }),
      countToday(db, at, calendar),
    ]);
    return { ...found, done, freshTime: 0, reviewTime: Infinity, damaged: 0, waits: false };
  }
  return loadQueue(
    db,
    scope === undefined
      ? {
          ...request,
          limits: isAway(known, at) ? NOTHING : { newPerDay, reviewsPerDay },
          time: beyond === true ? Infinity : timeOfDay(planOf(known), at, calendar),
          wanted: wanted.map(({ cardId }) => cardId),
        }
      : { ...request, limits: { newPerDay, reviewsPerDay: ALL_REVIEWS }, scope },
  );
}

/** How many cards are still to come. */
function waitingIn(queue: Queue): number {
  const { learning, review, fresh } = queueCounts(queue);
  return learning + review + fresh;
}

/** Ends a session that was left on an earlier learning day, at the time of its last answer. */
export async function endLeftSession(
  services: Pick<Services, 'db' | 'calendar' | 'now'>,
): Promise<void> {
  const { db, now } = services;
  const row = await latestSession(db, now());
  if (row === undefined || row.endedAt !== undefined || isOfToday(row, services)) return;
  const answers = effectiveGiven(await reviewsOfSession(db, row.id));
  await endSession(db, row.id, answers.at(-1)?.at ?? row.startedAt);
}

function isOfToday(
  { startedAt }: SessionRow,
  { calendar, now }: Pick<Services, 'calendar' | 'now'>,
): boolean {
  return daysBetween(startedAt, now(), calendar) === 0;
}

/**
 * The session to resume: the latest, if it was left today with something answered and something to
 * come.
 */
export async function findPaused(
  services: Pick<Services, 'db' | 'calendar' | 'now'>,
): Promise<Paused | undefined> {
  const { db, now } = services;
  const row = await latestSession(db, now());
  if (row === undefined || row.endedAt !== undefined || !isOfToday(row, services)) return undefined;
  const answered = effectiveGiven(await reviewsOfSession(db, row.id)).length;
  if (answered === 0) return undefined;
  const waiting = waitingIn((await queueOf(services, row)).queue);
  const left = remaining(row.limit, { answered, elapsed: row.elapsed ?? 0, waiting });
  return left.count === 0 ? undefined : { id: row.id, answered, left };
}
