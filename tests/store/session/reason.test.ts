/**
 * The reason that is asked for before the verdict: its effect on the answer, and leaving it out.
 */
import { describe, expect, it } from 'vitest';
import { effectiveAnswers } from '#store/reviews.ts';
import type { AnswerReviewRow } from '#store/rows.ts';
import { deckFiles, keyOf, packageOf, predictText } from '../../fixtures/decks.ts';
import { DAY, answer, openSession, phaseOf, stored } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const IDS = 'abcdefghijkl'.split('');
/** The output of each program, and under two of the models of these tests. */
const programOf = (id: string): readonly string[] => [
  `print("one of ${id}")`,
  `print("two of ${id}")`,
  `# gather of ${id}`,
];

/** A session over known cards, at an answer whose reason is asked for. */
async function reasoning(right = true): Promise<Session> {
  const session = await openSession(
    packageOf(deckFiles(IDS.map((id) => predictText(id, programOf(id))))),
  );
  for (const [model, last] of [
    ['sequential', 'two'],
    ['gather-waits', 'other'],
  ] as const) {
    session.engine.underModels.set(
      model,
      new Map(
        IDS.map((id) => [
          `${programOf(id).join('\n')}\n`,
          keyOf(`${last} of ${id}\none of ${id}\n`),
        ]),
      ),
    );
  }
  await session.app.getState().change('newPerDay', 20);
  await session.review.getState().start();
  for (const _ of IDS) {
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
  }
  session.clock.now += 60 * DAY;
  await session.services.keys.catalogue();
  await session.review.getState().start();
  for (const _ of IDS) {
    await phaseOf(session.review, 'asking').asked.findings.modelsLater();
    answer(session, right);
    if (session.review.getState().phase.kind === 'reasoning') return session;
    await stored(session);
    await session.review.getState().next();
  }
  throw new Error('No reason was asked for.');
}

const place = (session: Session, right: boolean): number =>
  phaseOf(session.review, 'reasoning').reasons.findIndex(
    ({ model }) => (model === undefined) === right,
  );

async function last({ db }: Session): Promise<AnswerReviewRow | undefined> {
  return effectiveAnswers(await db.reviews.toArray()).at(-1);
}

describe('a right output', () => {
  it('with the right reason is rated like one without a reason', async () => {
    const session = await reasoning();
    session.review.getState().giveReason(place(session, true));
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      verdict: { correct: true },
      reason: { correct: true },
      suggested: 'good',
    });
    await stored(session);
    expect(await last(session)).toMatchObject({ correct: 1, reason: 1, rating: 'good' });
  });

  it('with a wrong reason counts as hard, and the log says so', async () => {
    const session = await reasoning();
    session.review.getState().giveReason(place(session, false));
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      verdict: { correct: true },
      reason: { correct: false, chosen: { model: { statement: expect.any(String) } } },
      suggested: 'hard',
      rating: 'hard',
    });
    await stored(session);
    expect(await last(session)).toMatchObject({ correct: 1, reason: 0, rating: 'hard' });
  });

  it('without a reason from the learner also counts as hard', async () => {
    const session = await reasoning();
    session.review.getState().giveReason(undefined);
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      reason: { correct: false, chosen: undefined },
      suggested: 'hard',
    });
  });
});

describe('a wrong output', () => {
  it('stays wrong with the right reason', async () => {
    const session = await reasoning(false);
    session.review.getState().giveReason(place(session, true));
    expect(phaseOf(session.review, 'judged')).toMatchObject({
      verdict: { correct: false },
      reason: { correct: true },
      suggested: 'again',
    });
  });
});

describe('an answer whose reason is asked for', () => {
  it('shows nothing of the verdict, and is not stored yet', async () => {
    const session = await reasoning();
    const before = await session.db.reviews.count();
    expect(phaseOf(session.review, 'reasoning')).not.toHaveProperty('verdict');
    await session.review.getState().next();
    expect(session.review.getState().phase.kind).toBe('reasoning');
    expect(await session.db.reviews.count()).toBe(before);
  });

  it('can be taken back and changed', async () => {
    const session = await reasoning();
    const before = await session.db.reviews.count();
    const { draft, asked } = phaseOf(session.review, 'reasoning');
    await session.review.getState().undo();
    expect(phaseOf(session.review, 'asking')).toMatchObject({ draft, asked: { card: asked.card } });
    expect(await session.db.reviews.count()).toBe(before);
  });

  it('counts as committed if the session is left', async () => {
    const session = await reasoning();
    const { asked } = phaseOf(session.review, 'reasoning');
    await session.review.getState().leave();
    const row = await last(session);
    expect(row).toMatchObject({ cardId: asked.card.id, correct: 1, rating: 'good' });
    expect(row).not.toHaveProperty('reason');
  });

  it('counts as committed if the window closes, and still waits if it is only hidden', async () => {
    const session = await reasoning();
    const { asked } = phaseOf(session.review, 'reasoning');
    await session.platform.close('hidden');
    expect(session.review.getState().phase.kind).toBe('reasoning');
    await session.platform.close('closing');
    const row = await last(session);
    expect(row).toMatchObject({ cardId: asked.card.id, correct: 1, rating: 'good' });
    expect(row).not.toHaveProperty('reason');
  });

  it('is dropped if its question is suspended', async () => {
    const session = await reasoning();
    const { asked } = phaseOf(session.review, 'reasoning');
    await session.app.getState().changeCards([asked.card.id], { do: 'suspend' });
    expect(session.review.getState().phase.kind).not.toBe('reasoning');
    expect(await last(session)).not.toMatchObject({ cardId: asked.card.id, reason: 1 });
  });
});
