import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Review } from '#features/review/review.tsx';
import type { SeenOutcome } from '#engine/questions/only.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { EditorProps } from '#ui/editor.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';

// The real one measures its text, which has no layout here.
vi.mock('#ui/editor.tsx', () => ({
  default: ({ value, label, onChange }: EditorProps) => (
    <textarea aria-label={label} value={value} onChange={({ target }) => onChange(target.value)} />
  ),
}));

const GIVEN = 'await gather(f(), g())\n';
const MENDED = 'await f()\nawait g()\n';
const ASKED: PresentedQuestion = {
  ...askedOf(predict(['await gather(f(), g())']), 'type', { key: keyOf('f\ng\n') }),
  exercise: { form: 'only', key: keyOf('f\ng\n'), program: GIVEN, original: MENDED },
};

const outcome = (stdout: string, where = ''): SeenOutcome => ({
  stdout,
  ended: { kind: 'returned' },
  where,
});

describe('a program to make deterministic', () => {
  it('is shown beside the wanted outcome, with the rules of the verdict', async () => {
    const { user, draft } = screenOf(<Review />, { review: { phase: asking(ASKED) } });
    const editor = await screen.findByRole('textbox', { name: /^Program to change/ });
    const target = screen.getByRole('list', { name: 'The only output that can happen' });
    expect(
      within(target)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['f', 'g']);
    expect(screen.getByText(/runs under many schedules when you submit it/u)).toBeTruthy();
    expect(document.body.textContent).not.toContain('await f()');
    await user.type(editor, '#', { initialSelectionStart: 0 });
    expect(draft()).toEqual({ form: 'only', text: `#${GIVEN}` });
  });

  it('is right if nothing else happened', async () => {
    const seen = { outcomes: [outcome('f\ng\n')], schedules: 12, complete: true };
    const phase = judged(ASKED, { form: 'only', text: MENDED, seen });
    screenOf(<Review />, { review: { phase } });
    expect(
      await screen.findByText(
        'Loopwise tried every order in which its waits can end. Nothing else happened.',
      ),
    ).toBeTruthy();
  });

  it('is wrong if something else can happen, which is shown with its conditions', async () => {
    const outcomes = [outcome('f\ng\n'), outcome('g\nf\n', 'the wait here takes 2 s')];
    const seen = { outcomes, schedules: 40, complete: false };
    const phase = judged(ASKED, { form: 'only', text: GIVEN, seen });
    screenOf(<Review />, { review: { phase } });
    expect(screen.getByText('One other outcome can still happen.')).toBeTruthy();
    const others = await screen.findByRole('list', { name: 'What else your program can do' });
    expect(others.textContent).toBe('If the wait here takes 2 s:g\nf');
  });

  it('is wrong if the wanted outcome can no longer happen', () => {
    const seen = { outcomes: [outcome('g\n')], schedules: 3, complete: true };
    const phase = judged(ASKED, { form: 'only', text: 'await g()\n', seen });
    screenOf(<Review />, { review: { phase } });
    expect(screen.getByText('This can no longer happen in your program.')).toBeTruthy();
  });
});
