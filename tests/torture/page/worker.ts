/** Answers and operations in a worker, which costs nothing to terminate and also stops half way. */
import { carryOut } from '#platform/journal-files.ts';
import type { JournalWork } from '#platform/journal-files.ts';
import { openDatabase } from '#store/database.ts';
import { answerOn } from './answer.ts';
import type { ToWorker, Life, FromWorker } from './answer.ts';
import { keeperOf, placesOf, storageOf } from './keeper.ts';
import { WORKS } from './work.ts';

const noted = new Map<string, () => void>();

const send = (message: FromWorker): void => postMessage(message);

async function live(database: string, life: Life): Promise<void> {
  const db = await openDatabase({ name: database });
  const places = placesOf(database, async (work) => carryOut(storageOf(database), work));
  const text = await answerOn(
    db,
    keeperOf(db, places),
    life,
    async (token, state) =>
      new Promise((resolve) => {
        noted.set(token, resolve);
        send({ kind: 'note', token, state });
      }),
  );
  send({ kind: 'over', text });
}

async function note(database: string, work: JournalWork): Promise<void> {
  await carryOut(storageOf(database), work).then(
    () => send({ kind: 'journal', answer: { ok: true } }),
    (error: unknown) => send({ kind: 'journal', answer: { ok: false, reason: String(error) } }),
  );
}

async function work({
  database,
  work,
  argument,
}: Extract<ToWorker, { kind: 'work' }>): Promise<void> {
  const db = await openDatabase({ name: database });
  send({ kind: 'begun' });
  send({ kind: 'over', text: await WORKS[work](db, argument) });
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'begin') void live(data.database, data.life);
  else if (data.kind === 'work') void work(data);
  else if (data.kind === 'journal') void note(data.database, data.work);
  else noted.get(data.token)?.();
});
