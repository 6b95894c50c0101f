/** The programs of an imported deck: run before it is added, and afterwards. */
import { describe, expect, it } from 'vitest';
import type { AnswerKey } from '#format/types.ts';
import {
  THREE_QUESTIONS,
  answerFile,
  deckFiles,
  hashOf,
  keyOf,
  manifestText,
  packageOf,
  predictText,
  prints,
} from '../../fixtures/decks.ts';
import { openEmpty, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const program = (...words: readonly string[]): string => `${prints(...words).join('\n')}\n`;
const endless = (limit: 'time' | 'output'): AnswerKey => ({
  stdout: '',
  ended: { kind: 'limit', limit },
  seconds: 0,
});

/** Two questions, the first with two variants and paired with the second. */
const TWO = [
  predictText('first', prints('one'), { vary: '[one, two]' }),
  predictText('second', prints('other')).replace('id: second', 'id: second\npair: first'),
];

const file = (bytes: Uint8Array<ArrayBuffer>) =>
  ({ kind: 'deck', name: 'test.loopwise', bytes }) as const;

/** Receives a deck and waits until all of its programs have run. */
async function tried(session: Session, bytes: Uint8Array<ArrayBuffer>) {
  await session.app.getState().receive(file(bytes));
  const { trial } = await until(
    session.app,
    ({ trial }) => trial !== undefined && (trial.done === trial.total || trial.fault !== undefined),
  );
  if (trial === undefined) throw new Error('There was no trial.');
  return trial;
}

describe('the trial of a deck', () => {
  it('runs each program once, first variants first, and changes nothing', async () => {
    const session = await openEmpty();
    const bytes = packageOf(deckFiles(TWO));
    const trial = await tried(session, bytes);
    expect(trial).toMatchObject({ done: trial.total, differing: [], stopped: [], compared: 0 });
    expect(session.engine.ran.slice(0, 2)).toEqual([program('one'), program('other')]);
    expect(new Set(session.engine.ran).size).toBe(session.engine.ran.length);
    expect(await session.db.runs.count()).toBe(0);
    expect(await session.db.decks.count()).toBe(0);
  });

  it('reports the package’s output for a program that prints something else', async () => {
    const session = await openEmpty();
    const claims = { [program('other')]: keyOf('a lie\n'), [program('one')]: keyOf('one\n') };
    const trial = await tried(session, packageOf(deckFiles(TWO), answerFile('engine one', claims)));
    expect(trial.compared).toBe(2);
    expect(trial.differing).toMatchObject([
      { questionId: 'second', packed: { stdout: 'a lie\n' }, here: { stdout: 'other\n' } },
    ]);
    await session.app.getState().accept();
    const kept = (await session.db.runs.toArray()).map(({ hash }) => hash);
    expect(kept.some((key) => key.endsWith(hashOf(program('one'))))).toBe(true);
    expect(kept.some((key) => key.endsWith(hashOf(program('other'))))).toBe(false);
  });

  it('says nothing about answers from another engine', async () => {
    const session = await openEmpty();
    const claims = { [program('other')]: keyOf('a lie\n') };
    const trial = await tried(session, packageOf(deckFiles(TWO), answerFile('another', claims)));
    expect(trial).toMatchObject({ compared: 0, differing: [] });
  });

  it('drops a question whose program was stopped twice, and keeps its partner', async () => {
    const session = await openEmpty();
    session.engine.keys.set(program('one'), endless('output'));
    const trial = await tried(session, packageOf(deckFiles(TWO)));
    expect(trial.stopped).toEqual([{ questionId: 'first', limit: 'output' }]);
    // Its other variant is not tried any more.
    expect(session.engine.ran).not.toContain(program('two'));
    await session.app.getState().accept();
    expect(await session.db.questions.toCollection().primaryKeys()).toEqual(['test.deck/second']);
    expect(await session.db.cards.get('test.deck/second')).not.toHaveProperty('pair');
    expect(await session.db.decks.get('test.deck')).toMatchObject({ questionCount: 1 });
  });

  it('assumes a busy machine if a second run ends', async () => {
    const session = await openEmpty();
    session.engine.keys.set(program('one'), endless('time'));
    session.engine.freshKeys.set(program('one'), keyOf('one\n'));
    expect((await tried(session, packageOf(deckFiles(TWO)))).stopped).toEqual([]);
  });

  it('refuses a deck none of whose programs ends', async () => {
    const session = await openEmpty();
    session.engine.keys.set(program('x'), endless('time'));
    await tried(session, packageOf(deckFiles([predictText('x', prints('x'))])));
    await session.app.getState().accept();
    expect(session.app.getState().incoming).toMatchObject({
      kind: 'refused',
      message: 'Nothing was changed. None of its programs ends, so the deck has no questions.',
    });
    expect(await session.db.decks.count()).toBe(0);
  });

  it('continues after a deck was added, and removes an invalid question from it', async () => {
    const session = await openEmpty();
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    session.engine.keys.set(program('two'), endless('time'));
    await session.app.getState().receive(file(packageOf(deckFiles(TWO))));
    await session.app.getState().accept();
    expect(session.app.getState()).toMatchObject({ incoming: undefined, trial: undefined });
    expect(await session.db.questions.count()).toBe(2);
    gate.resolve();
    const { notice } = await until(session.app, ({ notice }) => notice?.tone === 'wrong');
    expect(notice?.text).toBe(
      'Deck test.deck: 1 question is left out, because its program was stopped: first (it does not end).',
    );
    expect(await session.db.questions.toCollection().primaryKeys()).toEqual(['test.deck/second']);
    expect(await session.db.cards.get('test.deck/first')).toMatchObject({ active: 0 });
    expect(await session.db.decks.get('test.deck')).toMatchObject({ questionCount: 1 });
    // What ran in the background need not run again.
    const key = `engine one:${hashOf(program('other'))}`;
    expect(await session.db.runs.get(key)).toMatchObject({ verified: 1, stdout: 'other\n' });
  });

  it('ends with its preview', async () => {
    const session = await openEmpty();
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    await session.app.getState().receive(file(packageOf(deckFiles(TWO))));
    session.app.getState().dismiss();
    expect(session.app.getState().trial).toBeUndefined();
    gate.resolve();
    const bytes = packageOf(deckFiles(THREE_QUESTIONS, manifestText('other.deck')));
    const trial = await tried(session, bytes);
    expect(trial.stopped).toEqual([]);
    expect(session.engine.ran).not.toContain(program('two'));
  });

  it('says why Python does not start, and the deck can be added anyway', async () => {
    const session = await openEmpty();
    session.engine.fault = 'The file of the engine is missing.';
    const trial = await tried(session, packageOf(deckFiles(TWO)));
    expect(trial.fault).toBe('The file of the engine is missing.');
    await session.app.getState().accept();
    expect(await session.db.questions.count()).toBe(2);
  });
});
