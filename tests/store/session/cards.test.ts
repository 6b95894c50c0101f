/** Questions suspended, buried, forgotten and flagged in the middle of a session, and undone. */
import { describe, expect, it } from 'vitest';
import type { WantedChange } from '#store/changes.ts';
import { layerOf } from '#session/view.ts';
import { DAY, NOW, answer, openSession, phaseOf, shown, stored } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

async function started(): Promise<Session> {
  const session = await openSession();
  await session.app.getState().startSession();
  return session;
}

const asked = ({ review }: Session): string => phaseOf(review, 'asking').asked.card.id;

async function change(session: Session, what: WantedChange, id = asked(session)): Promise<void> {
  await session.app.getState().changeCards([id], what);
}

/** Presses the button in the notice. */
async function undo({ app }: Session, until: () => Promise<boolean>): Promise<void> {
  const { notice } = app.getState();
  expect(notice?.action?.label).toBe('Undo');
  notice?.action?.run();
  await expect.poll(until).toBe(true);
}

describe.each<[string, WantedChange]>([
  ['suspended', { do: 'suspend' }],
  ['put off', { do: 'bury', until: NOW + DAY }],
])('a question that is %s while it is asked', (_name, what) => {
  it('makes way for the next, and returns with its draft when that is undone', async () => {
    const session = await started();
    const first = asked(session);
    session.review.getState().change((draft) => ({ ...draft, placed: [0] }) as typeof draft);
    const { draft } = phaseOf(session.review, 'asking');
    await change(session, what);
    expect(asked(session)).not.toBe(first);
    expect(session.review.getState().left.fresh).toBe(2);
    await undo(session, async () => asked(session) === first);
    expect(phaseOf(session.review, 'asking').draft).toEqual(draft);
    expect(session.review.getState().left.fresh).toBe(3);
  });

  it('does not return when an answer is taken back', async () => {
    const session = await started();
    answer(session);
    await stored(session);
    await session.review.getState().next();
    const second = asked(session);
    await change(session, what);
    await session.review.getState().undo();
    expect(session.review.getState().left.fresh).toBe(2);
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
    expect(asked(session)).not.toBe(second);
  });
});

describe('the last question of a session', () => {
  it('ends it when suspended, and resumes it when that is undone', async () => {
    const session = await started();
    const ids = [`test.deck/order`, ...(await session.db.cards.toCollection().primaryKeys())];
    const others = [...new Set(ids)].filter((id) => id !== asked(session));
    const last = asked(session);
    await session.app.getState().changeCards(others, { do: 'suspend' });
    expect(asked(session)).toBe(last);
    await change(session, { do: 'suspend' });
    expect(shown(session)).toBe('over');
    await undo(session, async () => session.review.getState().phase.kind === 'asking');
    expect(asked(session)).toBe(last);
  });
});

describe('a question whose answer has been judged', () => {
  it('stays on screen when it is suspended, and does not return in the session', async () => {
    const session = await started();
    answer(session, false);
    await stored(session);
    const { asked: judged } = phaseOf(session.review, 'judged');
    await change(session, { do: 'suspend' }, judged.card.id);
    expect(session.review.getState().phase.kind).toBe('judged');
    session.clock.now += 11 * 60_000;
    await session.review.getState().next();
    expect(asked(session)).not.toBe(judged.card.id);
  });
});

describe('a flag', () => {
  it('changes nothing about the question on screen', async () => {
    const session = await started();
    const first = asked(session);
    await change(session, { do: 'flag' });
    expect(asked(session)).toBe(first);
    answer(session);
    await stored(session);
    expect(await session.db.cards.get(first)).toMatchObject({ flagged: 1 });
  });
});

describe('the details of a question', () => {
  it('are shown over it, follow its changes, and close when it is suspended', async () => {
    const session = await started();
    const { app } = session;
    await app.getState().showCard();
    expect(layerOf(app.getState(), 'card')?.details).toMatchObject({
      id: asked(session),
      memory: { state: 'new' },
      due: undefined,
      history: [],
    });
    await change(session, { do: 'flag' });
    const details = layerOf(app.getState(), 'card')?.details;
    expect(details).toMatchObject({ marks: { flagged: 1 } });
    expect(details?.history).toMatchObject([{ kind: 'change', change: { do: 'flag' } }]);
    await change(session, { do: 'suspend' });
    expect(layerOf(app.getState(), 'card')).toBeUndefined();
    expect(app.getState().notice?.text).toContain('suspended');
  });

  it('take the keys at once, before they are read, and stay closed if they were closed meanwhile', async () => {
    const session = await started();
    const { app } = session;
    const shown = app.getState().showCard();
    expect(layerOf(app.getState(), 'card')).toEqual({ kind: 'card', details: undefined });
    app.getState().closeLayer('card');
    await shown;
    expect(layerOf(app.getState(), 'card')).toBeUndefined();
    expect(app.getState().notice).toBeUndefined();
  });

  it('contain the answers, the chance that it is known by now, and its due time', async () => {
    const session = await started();
    const id = asked(session);
    answer(session);
    session.review.getState().rate('easy');
    await session.review.getState().next();
    session.clock.now += 2 * DAY;
    await session.app.getState().showCard(id);
    const details = layerOf(session.app.getState(), 'card')?.details;
    expect(details?.due?.days).toBeGreaterThan(0);
    expect(details?.recall).toBeGreaterThan(0.9);
    expect(details?.recall).toBeLessThan(1);
    expect(details?.history).toMatchObject([{ kind: 'answer', correct: true, rating: 'easy' }]);
  });

  it('say in one sentence if it is gone', async () => {
    const session = await started();
    await session.app.getState().showCard('test.deck/nowhere');
    expect(session.app.getState().notice).toMatchObject({ tone: 'wrong' });
    expect(layerOf(session.app.getState(), 'card')).toBeUndefined();
  });
});

describe('many questions', () => {
  it('are changed at once, reported as one, and then found by the search in their new state', async () => {
    const session = await openSession();
    const { app, db } = session;
    const ids = await db.cards.toCollection().primaryKeys();
    await app.getState().searchFor('is:removed');
    await app.getState().changeCards(ids, { do: 'suspend' });
    expect(app.getState().notice?.text).toBe(
      '3 questions are suspended: not asked until you resume them.',
    );
    expect(app.getState().search?.found).toEqual([]);
    const active = async () => db.cards.filter((card) => card.active === 1).count();
    await undo(session, async () => (await active()) === 3);
    await app.getState().changeCards(ids, { do: 'due', due: NOW + DAY });
    expect(app.getState().notice).toMatchObject({
      text: expect.stringContaining('never answered'),
    });
    expect(app.getState().notice?.action).toBeUndefined();
  });
});
