/** Sessions: when they began and ended, and what is needed to resume one. */
import { DAY } from '#schedule/day.ts';
import type { Limit } from '#schedule/length.ts';
import type { Database } from './database.ts';
import type { Scope, SessionRow } from './rows.ts';

/**
 * Adds a session, and ends the previous one if it was left half way. Rejects if the id exists, so
 * that no session is overwritten.
 */
export async function startSession(
  db: Database,
  session: Pick<SessionRow, 'id' | 'startedAt' | 'seed' | 'check' | 'beyond' | 'cram'> & {
    readonly scope?: Scope | undefined;
    readonly limit?: Limit | undefined;
  },
): Promise<SessionRow> {
  const { id, startedAt, seed, scope, check, limit, beyond, cram } = session;
  const row: SessionRow = {
    id,
    startedAt,
    seed,
    ...(scope === undefined ? {} : { scope }),
    ...(check === undefined ? {} : { check }),
    ...(limit === undefined ? {} : { limit }),
    ...(beyond === undefined ? {} : { beyond }),
    ...(cram === undefined ? {} : { cram }),
  };
  await db.transaction('rw', db.sessions, async () => {
    const before = await latestSession(db, startedAt);
    await db.sessions.add(row);
    if (before !== undefined && before.endedAt === undefined) {
      await db.sessions.put({ ...before, endedAt: startedAt });
    }
  });
  return row;
}

/** Stores how many milliseconds a session has taken. An unknown one is ignored. */
export async function noteElapsed(db: Database, id: string, elapsed: number): Promise<void> {
  await db.sessions.update(id, { elapsed });
}

/** Marks a session as over (ms since the epoch). One that is over, or unknown, does not change. */
export async function endSession(db: Database, id: string, at: number): Promise<void> {
  await db.transaction('rw', db.sessions, async () => {
    const session = await db.sessions.get(id);
    if (session && session.endedAt === undefined) {
      await db.sessions.put({ ...session, endedAt: at });
    }
  });
}

/** Reopens a session, as when its last answer is taken back. */
export async function resumeSession(db: Database, id: string): Promise<void> {
  await db.transaction('rw', db.sessions, async () => {
    const session = await db.sessions.get(id);
    if (session?.endedAt === undefined) return;
    const { endedAt: _, ...open } = session;
    await db.sessions.put(open);
  });
}

export async function getSession(db: Database, id: string): Promise<SessionRow | undefined> {
  return db.sessions.get(id);
}

/**
 * The session that began last before `now` (ms since the epoch). One that seems to begin later is
 * from a time when the clock was ahead, and would be the last for that long.
 */
export async function latestSession(db: Database, now: number): Promise<SessionRow | undefined> {
  return db.sessions
    .where('startedAt')
    .belowOrEqual(now + DAY)
    .last();
}
