import { describe, expect, it } from 'vitest';
import { reportOf } from '#engine/judge/deck-report.ts';
import { deckFiles, deckFrom, predictText, prints } from '../../fixtures/decks.ts';
import { MODELS, modelled } from '../../fixtures/modelled.ts';

describe('the report of a deck', () => {
  it('counts questions, variants, models, and questions that allow fresh programs', async () => {
    const texts = [
      predictText('one', prints('a')),
      predictText('two', prints('b')).replace('\npython:', '\nfresh: lazy-task\npython:'),
    ];
    const deck = await deckFrom(deckFiles(texts));
    const [placed] = deck.questions;
    if (placed === undefined) throw new Error('There is no question.');
    const run = { ...modelled(['eager-task'], ['eager-task'], ['lazy-task']), placed };
    const ids = MODELS.map(({ id }) => id);
    const { total, weak } = reportOf(deck, [run], ids);
    expect(total).toMatchObject({ questions: 2, variants: 2, fresh: 1, models: 2 });
    expect(weak).toEqual([placed]);
  });
});
