import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Ending } from '#session/forms/endings.ts';
import { TypeInput } from '#features/review/forms/type/type-input.tsx';
import { askedOf, exerciseOf } from '../fixtures/asked.ts';
import { predict, prints } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const QUESTION = predict([...prints('a'), 'if False:', '    raise KeyError']);

const open = (): Screen =>
  screenOf(<TypeInput exercise={exerciseOf(QUESTION, 'type')} />, {
    review: { phase: asking(askedOf(QUESTION, 'type')) },
  });

const typed = (text: string, ending: Ending = { kind: 'returned' }) => ({
  form: 'type',
  text,
  ending,
});
const area = (): HTMLTextAreaElement => screen.getByRole<HTMLTextAreaElement>('textbox');
const commit = (): HTMLElement => screen.getByRole('button', { name: /I think so/ });

describe('typing a prediction', () => {
  it('accepts the first key at once', async () => {
    const { user, draft } = open();
    await user.keyboard('a b');
    expect(draft()).toEqual(typed('a b'));
    expect(area().value).toBe('a b');
  });

  it('starts a new line on Enter, and moves to the commit bar on Enter in an empty last line', async () => {
    const { user, draft, reviewActions } = open();
    await user.keyboard('a{Enter}b{Enter}');
    expect(draft()).toEqual(typed('a\nb\n'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(commit());
    expect(reviewActions.submit).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
    expect(draft()).toEqual(typed('a\nb\n'));
  });

  it('returns to the text on Backspace, with nothing lost', async () => {
    const { user, draft } = open();
    await user.keyboard('a{Enter}{Enter}{Backspace}');
    expect(document.activeElement).toBe(area());
    await user.keyboard('b');
    expect(draft()).toEqual(typed('a\nb'));
  });

  it('inserts an empty line with Shift and Enter', async () => {
    const { user, draft } = open();
    await user.keyboard('a{Enter}{Shift>}{Enter}{/Shift}b');
    expect(draft()).toEqual(typed('a\n\nb'));
  });

  it('inserts a line break with Enter in the middle of the text', async () => {
    const { user, draft } = open();
    await user.keyboard('a{Enter}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(document.activeElement).toBe(area());
    expect(draft()).toEqual(typed('\na\n'));
  });

  it('says in the commit bar that nothing was typed', async () => {
    const { user, reviewActions } = open();
    const bar = screen.getByRole('group', { name: /How sure/ });
    expect(bar.textContent).toContain('It prints nothing');
    await user.keyboard('{Enter}{Enter}');
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
    await user.keyboard('{Backspace}a');
    expect(bar.textContent).not.toContain('It prints nothing');
  });

  it('numbers its lines, and turns off the browser’s help', async () => {
    const { user } = open();
    await user.keyboard('a{Enter}b{Enter}c{Enter}d');
    expect(area().getAttribute('aria-label')).toBe('Your prediction, line by line');
    expect(area().getAttribute('rows')).toBe('4');
    expect(area().getAttribute('spellcheck')).toBe('false');
    expect(area().getAttribute('autocomplete')).toBe('off');
    expect(document.querySelectorAll('[aria-hidden] > span')).toHaveLength(4);
  });
});

describe('how the program ends', () => {
  it('is a normal end, until something else is chosen', async () => {
    const { user, draft } = open();
    await user.keyboard('a');
    const select = screen.getByRole('combobox', { name: /And then the program/ });
    await user.selectOptions(select, 'ends with KeyError');
    expect(draft()).toEqual(typed('a', { kind: 'raised', type: 'KeyError' }));
    await user.selectOptions(select, 'never ends');
    expect(draft()).toEqual(typed('a', { kind: 'deadlock' }));
    await user.selectOptions(select, 'ends');
    expect(draft()).toEqual(typed('a'));
  });

  it('does not give itself away: it offers exceptions even if none is raised', () => {
    open();
    expect(screen.getAllByRole('option').length).toBe(7);
  });
});
