import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Review } from '#features/review/review.tsx';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { PrintDraft } from '#session/forms/print/print.ts';
import { repairExercise } from '#session/forms/print/print.ts';
import { emptyDraft } from '#session/forms/registry.ts';
import type { Asking, Running } from '#session/review/phase.ts';
import type { EditorProps } from '#ui/editor.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, repair } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';
import { NOW } from '../fixtures/session.ts';

// The real one measures its text, which has no layout here.
vi.mock('#ui/editor.tsx', () => ({
  default: ({ value, label, onChange }: EditorProps) => (
    <textarea aria-label={label} value={value} onChange={({ target }) => onChange(target.value)} />
  ),
}));

const ASKED: PresentedQuestion = {
  ...askedOf(predict(['await f()', 'print("a")']), 'type', { key: keyOf('f\na\n') }),
  exercise: {
    form: 'print',
    key: keyOf('f\na\n'),
    program: 'f()\nprint("a")\n',
    original: 'await f()\nprint("a")\n',
  },
};

const RUNNING: Running = {
  kind: 'running',
  asked: ASKED,
  draft: emptyDraft(ASKED.exercise),
  shownAt: NOW,
};
const REFUSED: Asking = { ...RUNNING, kind: 'asking', refusal: 'Not so.' };

describe('a program to change', () => {
  it('is shown beside the wanted output, and the original is hidden', async () => {
    const { user, draft } = screenOf(<Review />, { review: { phase: asking(ASKED) } });
    const editor = await screen.findByRole('textbox', { name: /^Program to change/ });
    const target = screen.getByRole('list', { name: 'Target output' });
    expect(
      within(target)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['f', 'a']);
    expect(document.body.textContent).not.toContain('await');
    await user.type(editor, '#', { initialSelectionStart: 0 });
    expect(draft()).toEqual({ form: 'print', text: '#f()\nprint("a")\n' });
    await user.click(screen.getByRole('button', { name: 'Restore the original' }));
    expect(draft()).toEqual({ form: 'print', text: 'f()\nprint("a")\n' });
  });

  it('cannot be committed twice, and says why it is refused', async () => {
    const { review } = screenOf(<Review />, { review: { phase: RUNNING } });
    const sure = (): HTMLElement => screen.getByRole('button', { name: /^Sure/ });
    expect(sure()).toHaveProperty('disabled', true);
    review.setState({ phase: REFUSED });
    await waitFor(() => expect(screen.getByText('Not so.')).toBeDefined());
    expect(sure()).toHaveProperty('disabled', false);
  });
});

describe('the verdict on it', () => {
  const verdict = (outcome: Required<PrintDraft>['outcome']): void => {
    const phase = judged(ASKED, { form: 'print', text: 'while True: pass\n', outcome });
    screenOf(<Review />, { review: { phase } });
  };
  const programs = (): (string | null)[] =>
    screen.getAllByRole('region', { name: /^(?:P|Your p)rogram$/ }).map((one) => one.textContent);

  it('compares the output with the wanted one, beside the original', () => {
    verdict({ stdout: 'a\nf\n', ended: { kind: 'returned' } });
    expect(screen.getByRole('columnheader', { name: 'Your program printed' })).toBeDefined();
    expect(screen.getByRole('columnheader', { name: 'Target output' })).toBeDefined();
    expect(programs()[0]).toContain('await f()');
  });

  it('explains a limit in words', () => {
    verdict({ stdout: '', ended: { kind: 'limit', limit: 'time' } });
    expect(
      screen.getByText(/^Your program was stopped: it was still running after 2 seconds/),
    ).toBeDefined();
  });
});

describe('a program to repair', () => {
  it('is asked with the text of its question and the broken program', async () => {
    const question = repair(['await f()', 'print("a")'], ['f()', 'print("a")']);
    const exercise = repairExercise(question, keyOf('f\na\n'));
    const asked = { ...ASKED, question: { ...question, prompt: 'The letter is lost.' }, exercise };
    screenOf(<Review />, { review: { phase: asking(asked) } });
    const editor = await screen.findByRole('textbox', { name: /^Program to change/ });
    expect(editor.textContent).toBe('f()\nprint("a")\n');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The letter is lost.');
  });
});
