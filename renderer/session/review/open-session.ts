/** Opens a session: a new one, or a paused one. */
import { LENGTHS } from '#schedule/length.ts';
import { hashOf } from '#format/hash.ts';
import { queueOf } from '#session/paused.ts';
import type { Services } from '#session/services.ts';
import { loadParameters } from '#store/parameters.ts';
import { effectiveGiven } from '#store/cram-queue.ts';
import { loadPace, reviewsOfSession } from '#store/reviews.ts';
import type { Scope, SessionRow } from '#store/rows.ts';
import { getSession, startSession } from '#store/sessions.ts';
import type { Settings } from '#store/settings.ts';
import { loadSettings } from '#store/settings.ts';
import { wakeBuried } from '#store/wake.ts';
import type { Progress } from './progress.ts';
import { progressOf } from './progress.ts';

type Needed = Pick<Services, 'db' | 'calendar' | 'now' | 'randomId'>;

export interface StartOptions {
  /** All due cards, even those for which the day has no time. */
  readonly beyond?: true;
  /** Outside the schedule: answers change no card. */
  readonly cram?: true;
}

export interface OpenSession {
  readonly row: SessionRow;
  readonly progress: Progress;
  /** FSRS's present parameters. */
  readonly weights: readonly number[];
  readonly settings: Settings;
  /** Milliseconds from one question to the next, over this learner's latest answers. */
  readonly pace: number;
}

/**
 * Adds a session over everything, or over some units of a deck. Rejects if that cannot be stored.
 */
export async function startNewSession(
  services: Needed,
  scope?: Scope,
  { beyond, cram }: StartOptions = {},
): Promise<OpenSession> {
  const { db, now, randomId } = services;
  const [settings] = await Promise.all([loadSettings(db), wakeBuried(db, now())]);
  const id = randomId();
  const limit = LENGTHS[settings.sessionLength];
  const session = {
    id,
    startedAt: now(),
    seed: hashOf(id),
    scope,
    limit,
    ...(beyond && { beyond }),
    ...(cram && { cram }),
  };
  const [row, loaded, pace, { weights }] = await Promise.all([
    startSession(db, session),
    queueOf(services, { ...session, settings }),
    loadPace(db),
    loadParameters(db),
  ]);
  return {
    row,
    pace,
    weights,
    settings,
    progress: progressOf(loaded, [], limit === undefined ? {} : { limit }),
  };
}

/** Opens a paused session. Rejects if it is gone. */
export async function openPausedSession(services: Needed, id: string): Promise<OpenSession> {
  const row = await getSession(services.db, id);
  if (row === undefined) throw new Error('The session is gone. Leave, and start a new one.');
  await wakeBuried(services.db, services.now());
  const [progress, pace, { weights }, settings] = await Promise.all([
    readProgress(services, row),
    loadPace(services.db),
    loadParameters(services.db),
    loadSettings(services.db),
  ]);
  return { row, progress, pace, weights, settings };
}

/** The progress of a session from the log, and what it would ask now. */
export async function readProgress(services: Needed, row: SessionRow): Promise<Progress> {
  const [reviews, loaded] = await Promise.all([
    reviewsOfSession(services.db, row.id),
    queueOf(services, row),
  ]);
  return progressOf(loaded, effectiveGiven(reviews), row);
}
