import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ChooseForm } from '#features/review/choose-form.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { choose } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

function open(...choices: readonly string[]): Screen {
  const question = choose(...choices);
  const phase = asking(askedOf(question, 'choose'));
  return screenOf(<ChooseForm question={question} />, { review: { phase } });
}

const checked = (role: 'radio' | 'checkbox'): (string | null)[] =>
  screen.getAllByRole(role).map((choice) => choice.getAttribute('aria-checked'));

describe('choosing', () => {
  it('takes one in place of another where one is right', async () => {
    const { user, draft } = open('!one', 'two', 'three');
    expect(screen.getByRole('radiogroup', { name: 'Choose one' })).toBeDefined();
    await user.click(screen.getByRole('radio', { name: /one/ }));
    await user.click(screen.getByRole('radio', { name: /three/ }));
    expect(draft()).toEqual({ form: 'choose', taken: new Set([2]) });
    expect(checked('radio')).toEqual(['false', 'false', 'true']);
  });

  it('takes and leaves each where several are right', async () => {
    const { user, draft } = open('!one', '!two', 'three');
    expect(screen.getByRole('group', { name: 'Choose all that are right' })).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: /one/ }));
    await user.click(screen.getByRole('checkbox', { name: /three/ }));
    await user.click(screen.getByRole('checkbox', { name: /one/ }));
    expect(draft()).toEqual({ form: 'choose', taken: new Set([2]) });
    expect(checked('checkbox')).toEqual(['false', 'false', 'true']);
  });

  it('commits by the button, once something is taken', async () => {
    const { user, reviewActions } = open('!one', 'two');
    const commit = screen.getByRole<HTMLButtonElement>('button', { name: /Commit/ });
    expect(commit.disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: /two/ }));
    await user.click(commit);
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith();
  });

  it('tells nothing of which is right', () => {
    open('!one', 'two');
    expect(document.body.textContent).not.toMatch(/So it is|It is not/);
    const looks = screen.getAllByRole('radio').map(({ className }) => className);
    expect(new Set(looks).size).toBe(1);
  });

  it('shows code in a choice as code', () => {
    open('!`await f()` runs it', 'two');
    expect(screen.getByRole('radio', { name: /await f\(\)/ }).querySelector('code')).not.toBeNull();
  });
});
