import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Review } from '#features/review/review.tsx';
import { FORMS } from '#schedule/forms.ts';
import type { Explaining } from '#session/review/phase.ts';
import { askedOf } from '../fixtures/asked.ts';
import { keyOf, predict, prints, repair } from '../fixtures/decks.ts';
import { asking, judged, screenOf } from '../fixtures/screen.tsx';

const ASKED = askedOf(predict(prints('a', 'b')), 'type', { key: keyOf('a\nb\n') });

describe('a form', () => {
  it('is introduced when it first comes up, and not again', () => {
    screenOf(<Review />, { review: { phase: asking(ASKED), formsMet: ['order'] } });
    expect(screen.getByText(/^Type what the program prints/)).toBeDefined();
  });

  it('is an invitation where another form can be had instead', () => {
    const print = {
      ...ASKED,
      exercise: { form: 'print', program: '', original: '', key: keyOf('a\n') },
    } as const;
    screenOf(<Review />, { review: { phase: asking(print), formsMet: ['order'] } });
    expect(screen.getByText(/another form instead/)).toBeDefined();
    cleanup();
    const question = repair(['print("a")'], ['print("b")']);
    screenOf(<Review />, { review: { phase: asking({ ...print, question }), formsMet: [] } });
    expect(screen.getByText(/New kind of question/)).toBeDefined();
    expect(screen.queryByText(/another form instead/)).toBeNull();
  });

  it('is not introduced if it was answered before', () => {
    screenOf(<Review />, { review: { phase: asking(ASKED), formsMet: FORMS } });
    expect(screen.queryByText(/New kind of question/)).toBeNull();
  });
});

describe('a unit', () => {
  it('is introduced before its first question', () => {
    const phase = asking({ ...ASKED, intro: 'An **await** gives way.' });
    screenOf(<Review />, { review: { phase } });
    const region = screen.getByRole('region', { name: 'New unit: The basics' });
    expect(region.textContent).toContain('An await gives way.');
  });
});

describe('the rest of a session', () => {
  it('is shown by kind, with progress and the minutes left', () => {
    screenOf(<Review />, {
      review: {
        phase: asking(ASKED),
        left: { fresh: 3, learning: 2, review: 0 },
        answered: 5,
        minutes: 9,
      },
    });
    expect(screen.getByRole('group', { name: 'This session' }).textContent).toBe(
      '3 new2 learning5 doneabout 9 min left',
    );
  });

  it('is shown in answers if the session is that long', () => {
    screenOf(<Review />, {
      review: {
        phase: asking(ASKED),
        answered: 5,
        limited: true,
        remaining: { unit: 'cards', count: 1 },
      },
    });
    expect(screen.getByRole('group', { name: 'This session' }).textContent).toBe(
      '5 done1 answer left',
    );
  });
});

describe('the program beside a wrong answer', () => {
  it('is marked at the line where the prediction diverges, in terms of its code', () => {
    const explaining: Explaining = {
      explained: {
        kind: 'exact',
        beliefs: [],
        others: [],
        run: { ...keyOf('b\n'), ids: ['call-runs'], same: false },
        line: undefined,
      },
      step: {
        cause: { kind: 'coroutine', call: 'save()' },
        truth: { kind: 'print', text: 'a', task: undefined },
        believed: { kind: 'line', line: 2, code: 'print("b")', task: undefined },
        after: 1,
        moment: 0,
      },
    };
    const draft = { form: 'type', text: 'b', ending: { kind: 'returned' } } as const;
    screenOf(<Review />, { review: { phase: judged(ASKED, draft, { explaining }) } });
    expect(screen.getByRole('region', { name: 'Program' }).textContent).toContain(
      'save() returns a coroutine; nothing of it runs yet. It prints a; you expected line 2, print("b").',
    );
  });

  it('without a belief is marked where the first wrong line is printed, with the reason', async () => {
    const watched = {
      times: [0],
      waits: [],
      printing: {
        output: 0,
        line: 2,
        who: "Task-2 (`work('a')`)",
        why: 'The loop wakes Task-2: `sleep(1)` is over.',
        queue: ['wake-up of Task-2', 'first step of Task-3'],
      },
    };
    const draft = { form: 'type', text: 'b', ending: { kind: 'returned' } } as const;
    const phase = judged(ASKED, draft, { unexplained: true, watched });
    screenOf(<Review />, { review: { phase } });
    expect(screen.getByRole('region', { name: 'Program' }).textContent).toContain(
      "Line 1 of the output is printed here, by Task-2 (work('a')).",
    );
    const ran = await screen.findByRole('region', { name: 'What ran, and why' });
    expect(ran.textContent).toContain('The loop wakes Task-2: sleep(1) is over.');
    expect(
      within(ran)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['wake-up of Task-2', 'first step of Task-3']);
  });

  it('names the line at which a program waits for ever, and for what', async () => {
    const waits = [{ who: 'Task-1 (`main()`)', line: 4, waitsFor: 'event.wait()' }];
    const draft = { form: 'type', text: 'b', ending: { kind: 'returned' } } as const;
    const phase = judged(ASKED, draft, { watched: { times: [], printing: undefined, waits } });
    screenOf(<Review />, { review: { phase } });
    const shown = await screen.findByRole('region', { name: 'Where it waits for ever' });
    expect(shown.textContent).toContain('Line 4: Task-1 (main()) waits for event.wait().');
  });
});
