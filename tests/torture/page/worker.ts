/** Answers and operations in a worker, which costs nothing to terminate and also stops half way. */
import { carryOut } from '#platform/journal-files.ts';
import type { JournalWork } from '#platform/journal-files.ts';
import { openDatabase } from '#store/database.ts';
import { answerOn } from './answer.ts';
import type { Asked, Life, Said } from './answer.ts';
import { keeperOf, placesOf, storageOf } from './keeper.ts';
import { WORKS } from './work.ts';

const noted = new Map<string, () => void>();

const say = (said: Said): void => postMessage(said);

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
        say({ kind: 'note', token, state });
      }),
  );
  say({ kind: 'over', text });
}

async function note(database: string, work: JournalWork): Promise<void> {
  await carryOut(storageOf(database), work).then(
    () => say({ kind: 'journal', answer: { ok: true } }),
    (error: unknown) => say({ kind: 'journal', answer: { ok: false, reason: String(error) } }),
  );
}

async function work({ database, work, argument }: Extract<Asked, { kind: 'work' }>): Promise<void> {
  const db = await openDatabase({ name: database });
  say({ kind: 'begun' });
  say({ kind: 'over', text: await WORKS[work](db, argument) });
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'begin') void live(data.database, data.life);
  else if (data.kind === 'work') void work(data);
  else if (data.kind === 'journal') void note(data.database, data.work);
  else noted.get(data.token)?.();
});
