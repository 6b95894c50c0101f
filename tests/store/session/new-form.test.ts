/** A form that is new to the learner comes up before its turn, once in a session. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '#format/hash.ts';
import type { Form } from '#schedule/forms.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import { memory } from '../../fixtures/asked.ts';
import { deckFiles, keyOf, packageOf, predictText } from '../../fixtures/decks.ts';
import { DAY, NOW, answer, openSession, phaseOf, stored, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const LINES = ['await f()', 'print("a")'];
const PROGRAM = 'await f()\nprint("a")\n';
const MUTATED = 'f()\nprint("a")\n';

let session: Session;

const formNow = (): Form => phaseOf(session.review, 'asking').asked.exercise.form;

/** Answers, and waits for the next question. */
async function next(): Promise<void> {
  answer(session);
  await until(session.review, ({ phase }) => phase.kind === 'judged');
  await stored(session);
  await session.review.getState().next();
}

/** Three young cards whose turn it is to be put in order, and which all have a slip to repair. */
beforeEach(async () => {
  const questions = ['one', 'two', 'three'].map((id) => predictText(id, LINES));
  session = await openSession(packageOf(deckFiles(questions)));
  session.engine.keys.set(PROGRAM, keyOf('f\na\n'));
  session.engine.keys.set(MUTATED, keyOf('a\n'));
  const { db } = session;
  for (const card of await db.cards.toArray()) {
    const reps = 7 + ((7 - (hashOf(card.id.replace('test.deck/', '')) % 7)) % 7);
    const known = { ...memory('review', reps, 5), lastReview: NOW - 9 * DAY };
    await db.cards.put({ ...card, memory: known, due: NOW - DAY });
  }
});

/** Starts a session, and waits until the slips of the next two cards are found. */
async function begin(): Promise<void> {
  const { review, engine } = session;
  await review.getState().start();
  await vi.waitFor(() => {
    if (engine.ran.filter((program) => program === MUTATED).length < 3) throw new Error('Not yet.');
  });
}

describe('a form that is new to the learner', () => {
  it('comes up before its turn, and only once in a session', async () => {
    await begin();
    expect(formNow()).toBe('order');
    await next();
    expect(formNow()).toBe('print');
    await next();
    expect(formNow()).toBe('order');
    expect((await loadSettings(session.db)).formsMet).toEqual(['order', 'print']);
  });

  it('waits for its turn once it was met', async () => {
    await saveSetting(session.db, 'formsMet', ['print']);
    await begin();
    await next();
    expect(formNow()).toBe('order');
  });

  it('was met if it was declined', async () => {
    await begin();
    await next();
    session.review.getState().decline();
    expect(formNow()).toBe('order');
    await vi.waitFor(async () =>
      expect((await loadSettings(session.db)).formsMet).toEqual(['order', 'print']),
    );
  });
});
