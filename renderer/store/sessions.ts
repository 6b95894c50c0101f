/** Sessions: when they began and ended, and the seed their order came from. */
import type { Database } from './database.ts';
import type { SessionRow } from './rows.ts';

/** Adds a session. Rejects where the id exists, so that no session is written over. */
export async function startSession(
  db: Database,
  session: Pick<SessionRow, 'id' | 'startedAt' | 'seed'>,
): Promise<SessionRow> {
  const { id, startedAt, seed } = session;
  const row: SessionRow = { id, startedAt, seed };
  await db.sessions.add(row);
  return row;
}

/** Marks a session as over (ms since the epoch). One that is over, or unknown, stays as it is. */
export async function endSession(db: Database, id: string, at: number): Promise<void> {
  await db.transaction('rw', db.sessions, async () => {
    const session = await db.sessions.get(id);
    if (session && session.endedAt === undefined) {
      await db.sessions.put({ ...session, endedAt: at });
    }
  });
}

/** Takes back that a session is over, as when its last answer is taken back. */
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

/** The session that began last, by the clock. */
export async function latestSession(db: Database): Promise<SessionRow | undefined> {
  return db.sessions.orderBy('startedAt').last();
}
