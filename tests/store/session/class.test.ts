/** A class by file, and sheets of paper, over a database. */
import { describe, expect, it } from 'vitest';
import { readGiven, writeGiven } from '#format/given-answers.ts';
import type { GivenAnswers } from '#format/given-answers.ts';
import { valueOf } from '../../fixtures/decks.ts';
import { answerStored, openEmpty, openSession } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

const fileOf = (given: GivenAnswers, name = 'a.loopwise-answers') =>
  ({ kind: 'answers', name, bytes: new TextEncoder().encode(writeGiven(given)) }) as const;

const learner = (name?: string, correct = true): GivenAnswers => ({
  deck: { id: 'test.deck', title: 'A deck', version: '1.0.0' },
  name,
  answers: [{ question: 'order', correct, beliefs: correct ? [] : ['sequential'] }],
});

/** A session in which the first question was answered. */
async function answered(): Promise<Session> {
  const session = await openSession();
  await session.app.getState().startSession();
  await answerStored(session, false);
  await session.app.getState().goTo('decks');
  return session;
}

describe('answers for a teacher', () => {
  it('are saved without a name, a text or a time', async () => {
    const session = await answered();
    await session.app.getState().giveAnswers('test.deck', '  ');
    const [file] = session.platform.saved;
    expect(file?.name).toBe('answers-test.deck.loopwise-answers');
    const text = new TextDecoder().decode(file?.bytes);
    const given = valueOf(readGiven('a', text));
    expect(given).toMatchObject({
      deck: { id: 'test.deck' },
      name: undefined,
      answers: [{ question: 'order', correct: false }],
    });
    expect(Object.keys(given.answers[0] ?? {})).toEqual(['question', 'correct', 'beliefs']);
  });

  it('carry the typed name', async () => {
    const session = await answered();
    await session.app.getState().giveAnswers('test.deck', ' Ada ');
    const text = new TextDecoder().decode(session.platform.saved[0]?.bytes);
    expect(valueOf(readGiven('a', text)).name).toBe('Ada');
  });

  it('are absent if nothing was answered', async () => {
    const session = await openSession();
    await session.app.getState().giveAnswers('test.deck', '');
    expect(session.platform.saved).toEqual([]);
    expect(session.app.getState().notice?.text).toContain('no question of the deck was answered');
  });
});

describe('a class', () => {
  it('contains the dropped files, thirty at once, and none of it is stored', async () => {
    const session = await openEmpty();
    const before = await withoutCaches(session.db);
    const files = Array.from({ length: 30 }, (_, at) => fileOf(learner(`Learner ${at}`, at > 9)));
    await Promise.all(files.map(async (file) => session.app.getState().receive(file)));
    const { class: shown, layers } = session.app.getState();
    expect(shown?.files).toHaveLength(30);
    expect(shown?.statements).toMatchObject({ sequential: 'Nothing overlaps' });
    expect(layers).toEqual([{ kind: 'class' }]);
    expect(await withoutCaches(session.db)).toEqual(before);
    session.app.getState().closeLayer('class');
    expect(session.app.getState()).toMatchObject({ class: undefined, layers: [] });
  });

  it('stays closed if it is closed while its files are being read', async () => {
    const { app } = await openEmpty();
    await app.getState().receive(fileOf(learner('Ada')));
    const others = ['Bob', 'Eve'].map(async (name) =>
      app.getState().receive(fileOf(learner(name))),
    );
    app.getState().closeLayer('class');
    await Promise.all(others);
    expect(app.getState()).toMatchObject({ class: undefined, layers: [] });
    await app.getState().receive(fileOf(learner('Eve')));
    expect(app.getState().class?.files.map(({ given }) => given.name)).toEqual(['Eve']);
  });

  it('replaces an earlier file of a learner by a later one, and counts the same file once', async () => {
    const { app } = await openEmpty();
    for (const given of [learner('Ada'), learner('Ada', false), learner(), learner()]) {
      await app.getState().receive(fileOf(given));
    }
    expect(
      app.getState().class?.files.map(({ given }) => [given.name, given.answers[0]?.correct]),
    ).toEqual([
      ['Ada', false],
      [undefined, true],
    ]);
  });

  it('rejects files about another deck or of another kind, and says why', async () => {
    const { app } = await openEmpty();
    await app.getState().receive(fileOf(learner()));
    const other = { ...learner(), deck: { id: 'other', title: 'Other', version: '1.0.0' } };
    await app.getState().receive(fileOf(other, 'b.loopwise-answers'));
    const bad = { kind: 'answers', name: 'c.loopwise-answers', bytes: Uint8Array.of(1) } as const;
    await app.getState().receive(bad);
    expect(app.getState().class).toMatchObject({
      files: [{ from: 'a.loopwise-answers' }],
      refused: [
        { from: 'b.loopwise-answers', why: 'It is about another deck, “Other”.' },
        { from: 'c.loopwise-answers', why: expect.stringContaining('no file of answers') },
      ],
    });
  });

  it('does not open if the first file cannot be read', async () => {
    const { app } = await openEmpty();
    const bad = { kind: 'answers', name: 'c.loopwise-answers', bytes: Uint8Array.of(1) } as const;
    await app.getState().receive(bad);
    expect(app.getState()).toMatchObject({ class: undefined, layers: [] });
    expect(app.getState().notice?.text).toContain('c.loopwise-answers');
  });
});

describe('sheets of paper', () => {
  it('are shown over the screen with the outputs, and printed with a title', async () => {
    const session = await openSession();
    const { app, platform } = session;
    await app.getState().goTo('decks');
    await app.getState().showSheets({ deckId: 'test.deck' });
    const [layer] = app.getState().layers;
    expect(layer).toMatchObject({
      kind: 'print',
      source: { items: [{ key: { stdout: 'first\nsecond\nthird\n' } }, {}, {}] },
    });
    await app.getState().printSheets();
    expect(platform.printed).toEqual(['test.deck-1.0.0.pdf']);
    expect(app.getState().notice?.text).toBe('Exported to test.deck-1.0.0.pdf.');
    app.getState().closeLayer('print');
    expect(app.getState()).toMatchObject({ screen: 'decks', layers: [] });
    await app.getState().printSheets();
    expect(platform.printed).toHaveLength(1);
  });
});
