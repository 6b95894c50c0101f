import { describe, expect, it } from 'vitest';
import type { ReaderLetter } from '#session/reader/letters.ts';
import { lettersOf } from '#session/reader/letters.ts';
import type { ReaderWorker } from '#session/reader/reader.ts';
import { createReader } from '#session/reader/reader.ts';
import { deckFiles, deckFrom, predictText } from '../../../fixtures/decks.ts';

const JOB = { kind: 'deck', name: 'hostile.loopwise', bytes: new Uint8Array(0) } as const;

/** A worker that sends given messages, and records whether it was terminated. */
function workerSaying(...letters: readonly ReaderLetter[]) {
  const seen = { ended: false };
  let listener: (letter: ReaderLetter) => void = () => undefined;
  let broken: (message: string) => void = () => undefined;
  const worker: ReaderWorker = {
    postMessage: () => {
      for (const letter of letters) listener(letter);
    },
    terminate: () => {
      seen.ended = true;
    },
    onLetter: (given) => {
      listener = given;
    },
    onBroken: (given) => {
      broken = given;
    },
  };
  return { worker, seen, breakDown: () => broken('It is gone.') };
}

const PROGRESS = { kind: 'progress', progress: { done: 3, total: 9 } } as const;
const BUDGET = { silence: 30, total: 10_000 };

describe('a worker that reads a file', () => {
  it('is terminated when it is done', async () => {
    const result = { ok: false, problems: [] } as const;
    const { worker, seen } = workerSaying({ kind: 'done', result });
    expect(await createReader(() => worker).read(JOB)).toEqual(result);
    expect(seen.ended).toBe(true);
  });

  it('sends the questions of a large deck in pieces, which arrive as one', async () => {
    const deck = await deckFrom(deckFiles([predictText('one', ['print(1)'])]));
    const [placed] = deck.questions;
    if (placed === undefined) throw new Error('There is no question.');
    const questions = Array.from({ length: 1201 }, (_, position) => ({ ...placed, position }));
    const value = { deck: { ...deck, questions }, answers: undefined, progress: undefined };
    const result = { ok: true, value: { ...value, notes: [] } } as const;
    const letters = [...lettersOf('deck', result)];
    expect(letters.map(({ kind }) => kind)).toEqual([
      'questions',
      'questions',
      'questions',
      'done',
    ]);
    expect(JSON.stringify(letters.at(-1)).length).toBeLessThan(2000);
    const { worker } = workerSaying(...letters);
    expect(await createReader(() => worker).read(JOB)).toEqual(result);
  });

  it('is terminated when it stops sending, with a message that names the file, place and remedy', async () => {
    const { worker, seen } = workerSaying(PROGRESS);
    const result = await createReader(() => worker, BUDGET).read(JOB);
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          file: 'hostile.loopwise',
          message: 'Reading the file took too long and was stopped after 3 of 9 questions.',
        },
      ],
    });
    expect(seen.ended).toBe(true);
  });

  it('is terminated when it takes too long in all, whatever it sends', async () => {
    let talking: ReturnType<typeof setInterval> | undefined;
    const worker: ReaderWorker = {
      ...workerSaying().worker,
      terminate: () => clearInterval(talking),
      onLetter: (listener) => {
        talking = setInterval(() => listener(PROGRESS), 5);
      },
    };
    const result = await createReader(() => worker, { silence: 10_000, total: 60 }).read(JOB);
    expect(result.ok).toBe(false);
  });

  it('is terminated when the learner cancels', async () => {
    const { worker, seen } = workerSaying(PROGRESS);
    const stop = new AbortController();
    const reading = createReader(() => worker).read(JOB, { signal: stop.signal });
    stop.abort();
    await expect(reading).rejects.toThrow('abort');
    expect(seen.ended).toBe(true);
  });

  it('rejects if it fails', async () => {
    const { worker, breakDown } = workerSaying();
    const reading = createReader(() => worker).read(JOB);
    breakDown();
    await expect(reading).rejects.toThrow('It is gone.');
  });
});
