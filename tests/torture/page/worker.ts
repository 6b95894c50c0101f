/** Answers in a worker: to end one costs nothing, and stops it in the middle just as well. */
import { openDatabase } from '#store/database.ts';
import { answerOn } from './answer.ts';
import type { Asked, Life, Said } from './answer.ts';

const noted = new Map<string, () => void>();

const say = (said: Said): void => postMessage(said);

async function live(database: string, life: Life): Promise<void> {
  const db = await openDatabase({ name: database });
  const text = await answerOn(
    db,
    life,
    async (token, state) =>
      new Promise((resolve) => {
        noted.set(token, resolve);
        say({ kind: 'note', token, state });
      }),
  );
  say({ kind: 'over', text });
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'begin') void live(data.database, data.life);
  else noted.get(data.token)?.();
});
