/** An update of a deck, with the questions about which the learner has to decide. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compareReleases } from '#format/release.ts';
import type { Deck, Question } from '#format/types.ts';
import { IncomingDialog } from '#features/library/incoming-dialog.tsx';
import type { Choices } from '#session/import.ts';
import { deckFiles, deckFrom, predictText, prints } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

/** Opens an update from some questions to others, some of which the learner has changed. */
async function open(
  from: readonly string[],
  to: readonly string[],
  mineText: readonly string[] = [],
  chosen?: Choices,
): Promise<Screen> {
  const [before, deck] = [await deckFrom(deckFiles(from)), await deckFrom(deckFiles(to))];
  const edited = mineText.length === 0 ? undefined : await deckFrom(deckFiles(mineText));
  const byId = (of: Deck | undefined): ReadonlyMap<string, Question> =>
    new Map(of?.questions.map(({ question }) => [question.id, question]));
  const comparison = compareReleases(before, deck);
  return screenOf(<IncomingDialog />, {
    app: {
      incoming: {
        kind: 'deck',
        name: 'a.loopwise',
        ...(chosen && { chosen }),
        read: {
          deck,
          bytes: new Uint8Array(),
          answers: undefined,
          difference: comparison.difference,
          installed: before.manifest,
          comparison,
          before: byId(before),
          mine: byId(edited),
          replaces: 'same',
          progress: undefined,
          notes: [],
        },
      },
    },
  });
}

const one = (line: string): string => predictText('one', prints(line));
const other = predictText('other', prints('other'));

describe('a question whose program became another', () => {
  it('keeps its schedule unless the learner lets it start from zero', async () => {
    const { user, appActions } = await open([one('a')], [one('b')]);
    const group = await screen.findByRole('group', { name: /replaced by others/u });
    const box = within(group).getByRole('checkbox', { name: 'Start one from zero' });
    expect(box).toHaveProperty('checked', false);
    await user.click(box);
    expect(appActions.choose).toHaveBeenCalledExactlyOnceWith('anew', 'one', true);
  });

  it('shows what was chosen', async () => {
    await open([one('a')], [one('b')], [], { theirs: new Set(), anew: new Set(['one']) });
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
  });
});

describe('a question that the learner and its author have changed', () => {
  it('is shown in both versions, and stays the learner’s unless that is changed', async () => {
    const { user, appActions } = await open([one('a'), other], [one('b'), other], [one('mine')]);
    const group = await screen.findByRole('group', { name: 'one' });
    expect(group.querySelector('del')?.textContent).toContain('mine');
    expect(group.querySelector('ins')?.textContent).toContain('b');
    expect(within(group).getByRole('radio', { name: 'Keep mine' })).toHaveProperty('checked', true);
    await user.click(within(group).getByRole('radio', { name: 'Take the author’s' }));
    expect(appActions.choose).toHaveBeenCalledExactlyOnceWith('theirs', 'one', true);
    expect(screen.queryByText('Changed: one')).toBeNull();
  });

  it('is named if the author has removed it', async () => {
    await open([one('a'), other], [other], [one('mine')]);
    expect(
      await screen.findByText(/removed questions that you have changed: one\./u),
    ).toBeDefined();
  });
});
