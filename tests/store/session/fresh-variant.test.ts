/** Generated programs in place of a question's variants. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FreshProgram } from '#generate/fresh.ts';
import { FRESH_VARIANT, wantsFresh } from '#session/review/fresh-variant.ts';
import { createPreparation } from '#session/review/preparation.ts';
import { presentQuestion } from '#session/review/presented-question.ts';
import type { CardRow } from '#store/rows.ts';
import { memory } from '../../fixtures/asked.ts';
import { deckFiles, packageOf, predict, predictText, prints } from '../../fixtures/decks.ts';
import { openSession } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';

const MADE = { program: 'print("fresh")\n', python: '>=3.13' } as FreshProgram;

let session: Session;
let card: CardRow;
beforeEach(async () => {
  const text = predictText('one', prints('a', 'b')).replace(
    '\npython:',
    '\nfresh: lock-switches\npython:',
  );
  session = await openSession(packageOf(deckFiles([text])));
  const [row] = await session.db.cards.toArray();
  if (row === undefined) throw new Error('There is no card.');
  card = { ...row, memory: memory('review', 4) };
});

describe('the turn of a generated program', () => {
  const question = { ...predict(prints('a')), fresh: 'lifo' };
  it.each([
    ['new', memory('learning', 4), false],
    ['known, at one review', memory('review', 4), true],
    ['known, at the next', memory('review', 5), false],
  ])('a card that is %s', (_, of, wanted) => {
    expect(wantsFresh(question, of)).toBe(wanted);
    expect(wantsFresh(predict(prints('a')), of)).toBe(false);
  });

  it('comes after every variant was met', () => {
    const varied = { ...question, vary: [{ name: 'A', values: ['a', 'b', 'c', 'd', 'e', 'f'] }] };
    expect(wantsFresh(varied, memory('review', 4))).toBe(false);
    expect(wantsFresh(varied, memory('review', 6))).toBe(true);
  });
});

describe('a fresh program', () => {
  it('is asked in place of a variant, with the model’s explanation', async () => {
    const asked: string[] = [];
    const presented = await presentQuestion(session.services, card, {
      makeFresh: async (model) => {
        asked.push(model);
        return MADE;
      },
    });
    expect(asked).toEqual(['lock-switches']);
    expect(presented).toMatchObject({
      variant: FRESH_VARIANT,
      question: { id: 'one', program: MADE.program, python: '>=3.13', models: [] },
      key: { stdout: 'fresh\n' },
    });
    expect(presented?.question.why).not.toBe('');
  });

  it.each([
    ['none can be made', async () => undefined],
    ['making it fails', async () => Promise.reject(new Error('No Python.'))],
  ])('is a variant of the deck if %s', async (_, make) => {
    const presented = await presentQuestion(session.services, card, { makeFresh: make });
    expect(presented?.question.program).toBe('print("a")\nprint("b")\n');
    expect(presented?.variant).toBe(0);
  });

  it('is made in advance', async () => {
    let made = 0;
    const preparation = createPreparation(session.services, {
      makeFresh: async () => {
        made += 1;
        return MADE;
      },
    });
    await preparation.of(card);
    expect(made).toBe(0);
    const other = { ...card };
    preparation.ahead([other]);
    await vi.waitFor(() => expect(made).toBe(1));
    expect((await preparation.of(other))?.question.program).toBe(MADE.program);
    expect(made).toBe(1);
  });

  it.each([
    ['has begun', async (begun: () => boolean) => vi.waitFor(() => expect(begun()).toBe(true))],
    ['has not begun', async () => undefined],
  ])('delays no question whose making %s', async (_, until) => {
    let begun = false;
    const making = Promise.withResolvers<FreshProgram>();
    const preparation = createPreparation(session.services, {
      makeFresh: async () => {
        begun = true;
        return making.promise;
      },
    });
    preparation.ahead([card]);
    await until(() => begun);
    const presented = await preparation.of(card);
    expect(presented?.variant).toBe(0);
    making.resolve(MADE);
    expect(await preparation.of(card)).toBe(presented);
  });
});
