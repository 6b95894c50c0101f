import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ConceptInput } from '#features/review/forms/concept/concept-input.tsx';
import type { Draft } from '#session/forms/registry.ts';
import { askedOf, exerciseOf } from '../fixtures/asked.ts';
import { choose } from '../fixtures/decks.ts';
import { asking, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

function open(...choices: readonly string[]): Screen {
  const question = choose(...choices);
  const phase = asking(askedOf(question, 'concept'));
  const exercise = exerciseOf(question, 'concept');
  return screenOf(<ConceptInput exercise={exercise} />, { review: { phase } });
}

/** The texts of the chosen options, as displayed. */
const taken = (draft: Draft | undefined): (string | undefined)[] => {
  const texts = [...document.querySelectorAll('[aria-checked]')].map((choice) =>
    choice.textContent.replace(/^[A-Z]/, ''),
  );
  return draft?.form === 'concept' ? [...draft.taken].map((at) => texts[at]) : [];
};

const checked = (role: 'radio' | 'checkbox'): (string | null)[] =>
  screen.getAllByRole(role).map((choice) => choice.getAttribute('aria-checked'));

describe('choosing', () => {
  it('replaces the choice if only one is right', async () => {
    const { user, draft } = open('!one', 'two', 'three');
    expect(screen.getByRole('radiogroup', { name: 'Choose one' })).toBeDefined();
    await user.click(screen.getByRole('radio', { name: /one/ }));
    await user.click(screen.getByRole('radio', { name: /three/ }));
    expect(taken(draft())).toEqual(['three']);
    expect(checked('radio').filter((mark) => mark === 'true')).toHaveLength(1);
  });

  it('toggles each if several are right', async () => {
    const { user, draft } = open('!one', '!two', 'three');
    expect(screen.getByRole('group', { name: 'Choose all that are right' })).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: /one/ }));
    await user.click(screen.getByRole('checkbox', { name: /three/ }));
    await user.click(screen.getByRole('checkbox', { name: /one/ }));
    expect(taken(draft())).toEqual(['three']);
    expect(checked('checkbox').filter((mark) => mark === 'true')).toHaveLength(1);
  });

  it('commits with the button, once something is chosen', async () => {
    const { user, reviewActions } = open('!one', 'two');
    const commit = screen.getByRole<HTMLButtonElement>('button', { name: /I think so/ });
    expect(commit.disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: /two/ }));
    await user.click(commit);
    expect(reviewActions.submit).toHaveBeenCalledExactlyOnceWith('think', true);
  });

  it('gives away none of the right ones', () => {
    open('!one', 'two');
    expect(document.body.textContent).not.toMatch(/So it is|It is not/);
    const classes = screen.getAllByRole('radio').map(({ className }) => className);
    expect(new Set(classes).size).toBe(1);
  });

  it('shows code in a choice as code', () => {
    open('!`await f()` runs it', 'two');
    expect(screen.getByRole('radio', { name: /await f\(\)/ }).querySelector('code')).not.toBeNull();
  });
});
