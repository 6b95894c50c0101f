/** Whether a variant does what the first one does, so that the same reason explains it. */
import { expect, it } from 'vitest';
import { codeInVariant } from '#format/vary.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { presentQuestion } from '#session/review/presented-question.ts';
import { memory } from '../../fixtures/asked.ts';
import { deckFiles, packageOf, predictText } from '../../fixtures/decks.ts';
import { openSession } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const PROGRAM = ['print("tea")', 'print("milk")', 'print("end")'];

async function varied(vary: string): Promise<Session> {
  const text = predictText('one', PROGRAM).replace('\npython:', `\nvary:\n  IT: ${vary}\npython:`);
  return openSession(packageOf(deckFiles([text])));
}

/** The question in its second variant. */
async function second({ db, services }: Session): Promise<PresentedQuestion | undefined> {
  const [card] = await db.cards.toArray();
  if (card === undefined) throw new Error('There is no card.');
  for (let reps = 1; reps < 20; reps += 1) {
    const known = { ...card, memory: memory('review', reps) };
    const presented = await presentQuestion(services, known);
    if (presented?.variant === 1) return presented;
  }
  throw new Error('The second variant never came.');
}

it.each([
  ['other words', '[tea, coffee]', false],
  ['another order', `['print("milk")', 'pass']`, true],
])('a variant with %s does otherwise: %s, %s', async (_, vary, otherwise) => {
  const session = await varied(vary);
  const [row] = await session.db.questions.toArray();
  if (row?.question.kind !== 'predict') throw new Error('There is no question.');
  const { program } = row.question;
  // Not known until the first variant was run.
  expect((await second(session))?.doesOtherwise).toBe(true);
  await session.services.keys.of({ deckId: row.deckId, program });
  const presented = await second(session);
  expect(presented?.doesOtherwise).toBe(otherwise);
  expect(presented?.question).toMatchObject({ program: codeInVariant(row.question, 1, program) });
});
