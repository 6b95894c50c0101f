/** Which question a leech is compared with, and the actions on it. */
import { describe, expect, it } from 'vitest';
import { loadContrast } from '#session/card/contrast.ts';
import { layerOf } from '#session/view.ts';
import { deckFiles, packageOf, predictText } from '../../fixtures/decks.ts';
import { DAY, openSession } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const lines = (...words: readonly string[]): readonly string[] =>
  words.map((word) => `print("${word}")`);

/** Questions that print these words, in one unit and of one concept. */
async function opened(programs: Readonly<Record<string, readonly string[]>>): Promise<Session> {
  const texts = Object.entries(programs).map(([id, words]) => predictText(id, lines(...words)));
  return openSession(packageOf(deckFiles(texts)));
}

const contrast = async (session: Session, id: string) =>
  loadContrast(session.services, `test.deck/${id}`);

describe('a question that is forgotten repeatedly', () => {
  it('is compared with the one whose program differs least, line by line', async () => {
    const session = await opened({
      own: ['a', 'b', 'c'],
      far: ['x', 'y', 'z', 'q'],
      near: ['a', 'x', 'c'],
    });
    const found = await contrast(session, 'own');
    expect(found?.own).toMatchObject({ printed: ['a', 'b', 'c'], differing: [2] });
    expect(found?.other).toMatchObject({ printed: ['a', 'x', 'c'], differing: [2] });
    expect(found?.own.why).toContain('line by line');
    expect(found?.today).toBe(false);
  });

  it('is compared with itself with other values, if nothing else is close', async () => {
    const varied = predictText('own', lines('before', 'end')).replace(
      '---\n',
      '---\nvary:\n  WORD: [before, after]\n',
    );
    const session = await openSession(packageOf(deckFiles([varied])));
    const found = await contrast(session, 'own');
    expect(found?.own).toMatchObject({ printed: ['before', 'end'], differing: [1] });
    expect(found?.other).toMatchObject({ printed: ['after', 'end'], differing: [1] });
  });

  it('is never compared with one that prints the same, or has a very different program', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const session = await opened({ own: ['a', 'b'], same: ['a', 'b'], another: many });
    expect(await contrast(session, 'own')).toBeUndefined();
    await session.app.getState().compare('test.deck/own');
    expect(session.app.getState().notice?.text).toContain('No other program');
    expect(layerOf(session.app.getState(), 'contrast')).toBeUndefined();
  });

  it('opens over the screen, and can wait for tomorrow if it is due today', async () => {
    const session = await opened({ own: ['a', 'b'], near: ['a', 'x'] });
    const card = await session.db.cards.get('test.deck/own');
    if (card === undefined) throw new Error('There is no card.');
    const { newPosition: _, ...rest } = card;
    await session.db.cards.put({
      ...rest,
      due: session.clock.now + 600_000,
      memory: {
        state: 'relearning',
        stability: 1,
        difficulty: 8,
        step: 0,
        lastReview: session.clock.now,
        reps: 9,
        lapses: 4,
      },
    });
    await session.app.getState().compare('test.deck/own');
    const shown = layerOf(session.app.getState(), 'contrast')?.contrast;
    expect(shown).toMatchObject({ cardId: 'test.deck/own', today: true });
    await session.app
      .getState()
      .changeCards(['test.deck/own'], { do: 'due', due: shown?.nextDay ?? 0 });
    expect((await session.db.cards.get('test.deck/own'))?.due).toBeGreaterThan(
      session.clock.now + DAY / 4,
    );
    expect((await contrast(session, 'own'))?.today).toBe(false);
  });
});
