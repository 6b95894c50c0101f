import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '#format/hash.ts';
import { DAY, NOW, answer, openSession, phaseOf, stored, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { memory } from '../../fixtures/asked.ts';
import { deckFiles, keyOf, packageOf, predictText } from '../../fixtures/decks.ts';

const LINES = ['await f()', 'print("a")'];
const PROGRAM = 'await f()\nprint("a")\n';
const MUTATED = 'f()\nprint("a")\n';

let session: Session;

/** A number of reviews at which it is the turn of this form for a mature card. */
function repsFor(question: string): number {
  return 9 + ((10 - (hashOf(question) % 9)) % 9);
}

/**
 * Two mature cards with a slip, the first of them answered: the second's slip was found meanwhile.
 */
beforeEach(async () => {
  const questions = ['one', 'two'].map((id) => predictText(id, LINES));
  session = await openSession(packageOf(deckFiles(questions)));
  session.engine.keys.set(PROGRAM, keyOf('f\na\n'));
  session.engine.keys.set(MUTATED, keyOf('a\n'));
  const { review, db, engine } = session;
  const cards = await db.cards.toArray();
  await db.cards.bulkPut(
    cards.map((card) => ({
      ...card,
      memory: {
        ...memory('review', repsFor(card.id.replace('test.deck/', '')), 60),
        lastReview: NOW - 90 * DAY,
      },
      due: NOW - DAY,
    })),
  );
  await review.getState().start();
  await vi.waitFor(() => {
    if (engine.ran.filter((program) => program === MUTATED).length < 2) throw new Error('Not yet.');
  });
  answer(session);
  await stored(session);
  await review.getState().next();
});

const rows = async (): Promise<number> => session.db.reviews.count();

describe('an answer that is judged by running it', () => {
  it('is judged and stored once it has run, unchanged', async () => {
    const exercise = { form: 'print', program: MUTATED, original: PROGRAM };
    expect(phaseOf(session.review, 'asking').asked.exercise).toMatchObject(exercise);
    answer(session);
    expect(session.review.getState().phase.kind).toBe('running');
    await until(session.review, ({ phase }) => phase.kind === 'judged');
    expect(phaseOf(session.review, 'judged').verdict).toMatchObject({ correct: true });
    await stored(session);
    expect(await session.db.reviews.toArray()).toMatchObject([
      { form: 'type' },
      { form: 'print', answer: PROGRAM, correct: 1 },
    ]);
  });

  it('is committed once, and neither changed nor stored while it runs', async () => {
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    answer(session, false);
    const { phase, change, submit } = session.review.getState();
    change(() => ({ form: 'print', text: PROGRAM }));
    submit('sure');
    expect(session.review.getState().phase).toBe(phase);
    expect(await rows()).toBe(1);
    gate.resolve();
    await until(session.review, ({ phase }) => phase.kind === 'judged');
    expect(phaseOf(session.review, 'judged').verdict.correct).toBe(false);
    await stored(session);
    expect(await rows()).toBe(2);
  });

  it('is not committed if the learner leaves meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    answer(session);
    await session.review.getState().leave();
    gate.resolve();
    await session.engine.handle.run('');
    expect(phaseOf(session.review, 'asking').refusal).toBeUndefined();
    expect(await rows()).toBe(1);
  });

  it('is refused with a sentence, which an edit clears', async () => {
    const { review, engine } = session;
    review.getState().change(() => ({ form: 'print', text: 'print("f")\nprint("a")\n' }));
    const ran = engine.ran.length;
    review.getState().submit('sure');
    expect(phaseOf(review, 'asking').refusal).toBeDefined();
    expect(engine.ran).toHaveLength(ran);
    review.getState().change((draft) => draft);
    expect(phaseOf(review, 'asking').refusal).toBeUndefined();
  });

  it('stays available when the previous answer is taken back, however fast the learner is', async () => {
    const { review, engine } = session;
    const tried = (): number => engine.ran.filter((program) => program === MUTATED).length;
    const before = tried();
    await review.getState().undo();
    expect(phaseOf(review, 'asking').asked.exercise.form).toBe('type');
    answer(session);
    await stored(session);
    await review.getState().next();
    expect(phaseOf(review, 'asking').asked.exercise.form).toBe('print');
    expect(tried()).toBe(before);
  });

  it('is refused, kept and not stored if Python cannot parse it', async () => {
    const { review, engine } = session;
    const text = 'await f(\nprint("a")\n';
    engine.broken.set(text, {
      stdout: '',
      stderr: '  File "program.py", line 1\n    await f(\n',
      ended: {
        kind: 'raised',
        type: 'SyntaxError',
        message: "'(' was never closed (program.py, line 1)",
      },
      seconds: 0,
    });
    review.getState().change(() => ({ form: 'print', text }));
    review.getState().submit('sure');
    await until(review, ({ phase }) => phase.kind === 'asking' && phase.refusal !== undefined);
    const { draft, refusal } = phaseOf(review, 'asking');
    expect(draft).toEqual({ form: 'print', text });
    expect(refusal).toMatch(
      /^Line 1 is not valid Python \(SyntaxError: '\(' was never closed\)\. Nothing was/,
    );
    expect(await rows()).toBe(1);
  });

  it('is not lost if another answer is taken back meanwhile, or it is itself', async () => {
    const { review } = session;
    const changed = { form: 'print', text: `${MUTATED}pass\n` } as const;
    review.getState().change(() => changed);
    await review.getState().undo();
    answer(session);
    await stored(session);
    await review.getState().next();
    await vi.waitFor(() => expect(phaseOf(review, 'asking').draft).toEqual(changed));
    review.getState().submit('think');
    await until(review, ({ phase }) => phase.kind === 'judged');
    await stored(session);
    await review.getState().undo();
    expect(phaseOf(review, 'asking').draft).toEqual(changed);
  });

  it('is not lost if Python does not start', async () => {
    session.engine.fault = 'Python did not start.';
    answer(session);
    await until(
      session.review,
      ({ phase }) => phase.kind === 'asking' && phase.refusal !== undefined,
    );
    expect(phaseOf(session.review, 'asking')).toMatchObject({
      draft: { text: PROGRAM },
      refusal: 'Python did not start.',
    });
    expect(await rows()).toBe(1);
  });
});
