import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TypeForm } from '#features/review/type-form.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { predict, prints } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const open = (): Screen =>
  screenOf(<TypeForm />, { review: { phase: asking(askedOf(predict(prints('a')), 'type')) } });

describe('typing a prediction', () => {
  it('begins at once: the first key lands in it', async () => {
    const { user, draft } = open();
    await user.keyboard('a b');
    expect(draft()).toEqual({ form: 'type', text: 'a b' });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('a b');
  });

  it('goes to the next line by Enter, and commits by Enter on an empty last line', async () => {
    const { user, draft, reviewActions } = open();
    await user.keyboard('a{Enter}b{Enter}');
    expect(draft()).toEqual({ form: 'type', text: 'a\nb\n' });
    expect(reviewActions.submit).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith(true);
    expect(draft()).toEqual({ form: 'type', text: 'a\nb\n' });
  });

  it('does not commit by Shift and Enter: it predicts an empty line', async () => {
    const { user, draft, reviewActions } = open();
    await user.keyboard('a{Enter}{Shift>}{Enter}{/Shift}b');
    expect(draft()).toEqual({ form: 'type', text: 'a\n\nb' });
    expect(reviewActions.submit).not.toHaveBeenCalled();
  });

  it('does not commit by Enter in the middle of the text', async () => {
    const { user, draft, reviewActions } = open();
    await user.keyboard('a{Enter}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(reviewActions.submit).not.toHaveBeenCalled();
    expect(draft()).toEqual({ form: 'type', text: '\na\n' });
  });

  it('of nothing wants a second Enter', async () => {
    const { user, reviewActions } = open();
    await user.keyboard('{Enter}');
    expect(reviewActions.submit).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toContain('predicts that it prints nothing');
    expect(screen.getByRole('button', { name: /It prints nothing/ })).toBeDefined();
    await user.keyboard('{Enter}');
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('of nothing is forgotten as soon as something is typed', async () => {
    const { user, reviewActions } = open();
    await user.keyboard('{Enter}a');
    expect(screen.getByRole('status').textContent).not.toContain('prints nothing');
    await user.keyboard('{Backspace}{Enter}');
    expect(reviewActions.submit).not.toHaveBeenCalled();
  });

  it('is committed by the button, an empty one at the second press', async () => {
    const { user, reviewActions } = open();
    await user.click(screen.getByRole('button', { name: /Commit/ }));
    expect(reviewActions.submit).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: /It prints nothing/ }));
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('numbers its lines, and takes no help from the browser', async () => {
    const { user } = open();
    await user.keyboard('a{Enter}b{Enter}c{Enter}d');
    const area = screen.getByRole('textbox', { name: 'Your prediction, line by line' });
    expect(area.getAttribute('rows')).toBe('4');
    expect(area.getAttribute('spellcheck')).toBe('false');
    expect(area.getAttribute('autocomplete')).toBe('off');
    expect(document.querySelectorAll('.terminal-numbers > span')).toHaveLength(4);
  });
});
