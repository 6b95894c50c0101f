import { describe, expect, it } from 'vitest';
import type { Model } from '#engine/models/models.ts';
import type { ModelRun } from '#engine/models/model-runs.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { NO_FINDINGS } from '#session/review/findings.ts';
import { firstSentence, reasonsFor } from '#session/review/reason.ts';
import { askedOf, card, memory } from '../../../fixtures/asked.ts';
import { predict, prints } from '../../../fixtures/decks.ts';

const model = (id: string): Model => ({
  id,
  statement: `It is ${id}`,
  teaching: 'It is not.',
  uses: [],
  patterns: [],
});
const MODELS = ['eager', 'lazy', 'lifo', 'parallel'].map(model);

const run = (id: string, same = false): ModelRun => ({
  ids: [id],
  stdout: `${id}\n`,
  ended: { kind: 'returned' },
  seconds: 0,
  same,
});

const WHY = 'A task waits in the ready queue. Then more is said of it.';

/** A question that was answered this often, on which these models fail. */
function asked(
  reps: number,
  runs: readonly ModelRun[] = MODELS.map(({ id }) => run(id)),
  stability = 5,
): PresentedQuestion {
  const question = { ...predict(prints('a', 'b')), why: WHY };
  return {
    ...askedOf(question, 'type'),
    card: card(memory('review', reps, stability)),
    findings: { ...NO_FINDINGS, models: () => runs },
  };
}

const REPS = Array.from({ length: 240 }, (_, at) => at + 1);
const first = (of: (reps: number) => PresentedQuestion) =>
  REPS.map((reps) => reasonsFor(of(reps), MODELS)).find((reasons) => reasons !== undefined) ?? [];

describe('the reasons to choose from', () => {
  it('are the first sentence of the reason, and the beliefs of three models that fail here', () => {
    const reasons = first((reps) => asked(reps));
    expect(reasons.filter(({ model: of }) => of === undefined).map(({ text }) => text)).toEqual([
      'A task waits in the ready queue.',
    ]);
    expect(reasons.flatMap(({ model: of }) => of?.id ?? []).toSorted()).toEqual([
      'eager',
      'lazy',
      'lifo',
    ]);
  });

  it('never include models that print the truth, and come in another order each time', () => {
    const runs = [run('eager', true), run('lazy'), run('lifo'), run('parallel')];
    const all = REPS.flatMap((reps) => {
      const reasons = reasonsFor(asked(reps, runs), MODELS);
      return reasons === undefined ? [] : [reasons];
    });
    expect(all.flat().some(({ model: of }) => of?.id === 'eager')).toBe(false);
    const places = new Set(all.map((one) => one.findIndex(({ model: of }) => of === undefined)));
    expect(places).toEqual(new Set([0, 1, 2, 3]));
  });

  it('are asked for with every third answer to a young card, and every eighth to a mature one', () => {
    const part = (stability: number): number =>
      REPS.filter((reps) => reasonsFor(asked(reps, undefined, stability), MODELS)).length /
      REPS.length;
    expect(part(5)).toBeGreaterThan(0.25);
    expect(part(5)).toBeLessThan(0.42);
    expect(part(60)).toBeGreaterThan(0.07);
    expect(part(60)).toBeLessThan(0.19);
  });

  it('are asked for as often of a question of which one variant alone has them', () => {
    const part = (stability: number): number =>
      REPS.filter((reps) =>
        reasonsFor({ ...asked(reps, undefined, stability), variants: 3 }, MODELS),
      ).length / REPS.length;
    expect(part(5)).toBe(1);
    expect(part(60)).toBeGreaterThan(0.25);
    expect(part(60)).toBeLessThan(0.42);
  });

  it.each<[string, (question: PresentedQuestion) => PresentedQuestion]>([
    ['a new card', (one) => ({ ...one, card: card() })],
    ['a card between its steps', (one) => ({ ...one, card: card(memory('learning')) })],
    [
      'a program that no two models get wrong',
      (one) => ({
        ...one,
        findings: { ...NO_FINDINGS, models: () => [run('eager')] },
      }),
    ],
    [
      'models that are not known yet',
      (one) => ({
        ...one,
        findings: { ...NO_FINDINGS, models: () => undefined },
      }),
    ],
    ['a variant that does otherwise', (one) => ({ ...one, doesOtherwise: true })],
    [
      'a reason without a sentence',
      (one) => ({
        ...one,
        question: { ...one.question, why: '- a list' },
      }),
    ],
  ])('are not asked for with %s', (_what, change) => {
    expect(REPS.filter((reps) => reasonsFor(change(asked(reps)), MODELS))).toEqual([]);
  });

  it('wait for the catalogue', () => {
    expect(REPS.filter((reps) => reasonsFor(asked(reps), undefined))).toEqual([]);
  });
});

describe('the first sentence', () => {
  it.each([
    ['One. Two.', 'One.'],
    ['`asyncio.run(main())` ends. It is over.', '`asyncio.run(main())` ends.'],
    ['It takes 1.5 seconds.\nNot more.', 'It takes 1.5 seconds.'],
    ['Does it\nrun? No.', 'Does it run?'],
    ['First paragraph.\n\nSecond.', 'First paragraph.'],
  ])('of %j is %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });

  it.each(['', 'no stop', '- a list. Of things.', '1. First.', `${'x'.repeat(300)}.`])(
    'of %j is none',
    (text) => {
      expect(firstSentence(text)).toBeUndefined();
    },
  );
});
