import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Ended } from '#format/types.ts';
import { ChooseInput } from '#features/review/forms/choose/choose-input.tsx';
import { askedOf, exerciseOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const QUESTION = predict(prints('a', 'b'));

function open(believed: Readonly<Record<string, Ended>>): Screen {
  const more = {
    key: keyOf('a\nb\n'),
    believed: Object.entries(believed).map(([stdout, ended]) => ({ model: 'lifo', stdout, ended })),
  };
  const phase = asking(askedOf(QUESTION, 'choose', more));
  const exercise = exerciseOf(QUESTION, 'choose', more);
  return screenOf(<ChooseInput exercise={exercise} />, { review: { phase } });
}

const RETURNED: Ended = { kind: 'returned' };
const options = (): string[] =>
  screen.getAllByRole('radio').map(({ textContent }) => textContent.slice(1));

describe('choosing an output', () => {
  it('shows every output as printed, and an empty one as nothing', () => {
    open({ 'b\na\n': RETURNED, '': RETURNED });
    expect(options().toSorted()).toEqual(['a\nb', 'b\na', 'nothing']);
  });

  it('shows no addresses, which are others in each run, and other numbers as they are', () => {
    open({ '[<coroutine object a at 0x15ec408>] 0xff\n': RETURNED, 'a\n': RETURNED });
    expect(options()).toContain('[<coroutine object a at 0x…>] 0xff');
  });

  it('replaces the chosen output with another', async () => {
    const { user, draft } = open({ 'b\na\n': RETURNED, 'a\n': RETURNED });
    for (const at of [0, 1]) {
      await user.click(screen.getAllByRole('radio')[at] ?? document.body);
      expect(draft()).toEqual({ form: 'choose', taken: at });
    }
    expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1);
  });

  it('says how each ends only if that differs', () => {
    open({ 'a\nb\n': { kind: 'deadlock' }, 'a\n': { kind: 'raised', type: 'E', message: '' } });
    expect(options().toSorted()).toEqual([
      'a\nband ends',
      'a\nband never ends',
      'aand ends with E',
    ]);
  });

  it('commits once one is chosen', async () => {
    const { user, reviewActions } = open({ 'b\na\n': RETURNED, 'a\n': RETURNED });
    const commit = screen.getByRole<HTMLButtonElement>('button', { name: /I think so/ });
    expect(commit.disabled).toBe(true);
    await user.click(screen.getAllByRole('radio')[0] ?? document.body);
    await user.click(commit);
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
  });
});
