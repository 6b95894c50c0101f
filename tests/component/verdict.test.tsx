import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AnswerKey, Ended } from '#format/types.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Explained } from '#session/review/explained.ts';
import type { Ending } from '#session/forms/endings.ts';
import { endingOf } from '#session/forms/endings.ts';
import type { Draft } from '#session/forms/registry.ts';
import type { Explaining } from '#session/review/phase.ts';
import { VerdictPane } from '#features/review/verdict.tsx';
import { askedOf } from '../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../fixtures/decks.ts';
import { judged, screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

function typed(
  text: string,
  key: AnswerKey,
  tier: 'DOC' | 'IMPL' | 'VER' = 'DOC',
  ending: Ending = endingOf(key.ended),
): Screen {
  const asked = askedOf(predict(prints('a'), { tier }), 'type', { key });
  const phase = judged(asked, { form: 'type', text, ending });
  return screenOf(<VerdictPane phase={phase} />, { review: { phase } });
}

/** The table of outputs, cell by cell. */
const cells = (): (string | null)[][] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));

const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;

describe('the verdict on an output', () => {
  it('says that it is right and shows it once', () => {
    typed('a\nb', keyOf('a\nb\n'));
    expect(title()).toContain('Right.');
    expect(screen.queryByRole('columnheader', { name: 'You predicted' })).toBeNull();
    expect(cells()).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
    expect(document.body.textContent).not.toContain('First difference');
  });

  it('marks only the first line that differs', () => {
    typed('a\nx\ny', keyOf('a\nb\nc\n'));
    expect(title()).toContain('First line correct; line 2 differs.');
    expect(cells()).toEqual([
      ['1', 'a', 'a'],
      ['First difference: 2', 'x', 'b'],
      ['3', 'y', 'c'],
    ]);
  });

  it('says so if it differs from the first line', () => {
    typed('x', keyOf('a\n'));
    expect(title()).toContain('Line 1 is different.');
    expect(cells()).toEqual([['First difference: 1', 'x', 'a']]);
  });

  it('leaves a cell empty if one of the two is shorter', () => {
    typed('a\nb', keyOf('a\n'));
    expect(cells()[1]).toEqual(['First difference: 2', 'b', '']);
  });

  it('says that nothing is printed', () => {
    typed('', keyOf(''));
    expect(title()).toContain('Right.');
    expect(cells()).toEqual([['', 'nothing']]);
  });

  it('gets the focus after its first frame, for screen readers', async () => {
    typed('a', keyOf('a\n'));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
    );
  });

  it.each<readonly [Ended, number, string]>([
    [{ kind: 'returned' }, 0, 'No time passed on the program’s clock.'],
    [{ kind: 'returned' }, 1.5, '1.5 s passed on the program’s clock.'],
    [
      { kind: 'raised', type: 'ValueError', message: 'no such thing' },
      1,
      '1 s passed; then it ended with ValueError: no such thing.',
    ],
    [
      { kind: 'raised', type: 'CancelledError', message: '' },
      0,
      'No time passed; then it ended with CancelledError.',
    ],
    [{ kind: 'deadlock' }, 2, '2 s passed; then every task waits, and the program never ends.'],
    [
      { kind: 'limit', limit: 'turns' },
      0,
      'No time passed; then it was stopped at the limit of turns.',
    ],
  ])('says how the program ended: %o after %d s', (ended, seconds, says) => {
    typed('a', { stdout: 'a\n', ended, seconds });
    expect(screen.getByText(says)).toBeDefined();
  });
});

describe('an answer that the author expected', () => {
  const question = {
    ...predict(prints('a', 'b')),
    wrong: [{ output: 'b\na\n', text: 'Lines run *from the top*.' }],
  };

  it.each([
    ['b\na', true],
    ['b', false],
  ])('%j gets the author’s text: %s', async (text, said) => {
    const asked = askedOf(question, 'type', { key: keyOf('a\nb\n') });
    const ending = endingOf(keyOf('').ended);
    const phase = judged(asked, { form: 'type', text, ending });
    screenOf(<VerdictPane phase={phase} />, { review: { phase } });
    await screen.findByRole('heading', { name: 'Why' });
    expect(screen.queryByRole('heading', { name: 'On this answer' }) !== null).toBe(said);
    expect(screen.queryByText('from the top') !== null).toBe(said);
  });
});

describe('the source of an answer', () => {
  it.each([
    ['IMPL', 'CPython detail: the documentation does not promise it.'],
    ['VER', 'This differs between versions of Python.'],
  ] as const)('is told where it is %s', async (tier, says) => {
    typed('a', keyOf('a\n'), tier);
    expect(await screen.findByText(says)).toBeDefined();
  });

  it('is omitted for the documentation, which can be opened', async () => {
    const { user, appActions } = typed('a', keyOf('a\n'));
    expect(await screen.findByText('Python ≥ 3.11')).toBeDefined();
    expect(document.body.textContent).not.toMatch(/CPython behaves|differs between/);
    await user.click(screen.getByRole('button', { name: /Python documentation/ }));
    expect(appActions.openDocumentation).toHaveBeenCalledExactlyOnceWith(
      'library/asyncio-task.html',
    );
  });

  it('distinguishes the output and the ending', () => {
    typed('a', { ...keyOf('a\n'), ended: { kind: 'deadlock' } }, 'DOC', { kind: 'returned' });
    expect(title()).toContain('Every line is correct, but the ending is different.');
    expect(screen.getByText(/You predicted that it ends\./)).toBeDefined();
  });

  it('is followed by the reason, as prose, after the frame with the verdict', async () => {
    typed('a', keyOf('a\n'));
    expect(screen.queryByRole('region', { name: 'Why' })).toBeNull();
    const why = await screen.findByRole('region', { name: 'Why' });
    expect(why.textContent).toContain('It prints line by line.');
    expect(why.querySelector('em')?.textContent).toBe('line by line');
  });
});

describe('the verdict on a choice', () => {
  const question = choose('!one', 'two', '!three', 'four');
  const taken = (...choices: readonly number[]): void => {
    const asked = askedOf(question, 'concept');
    const phase = judged(asked, {
      form: 'concept',
      taken: new Set(choices.map((at) => places(asked)[at] ?? -1)),
    });
    screenOf(<VerdictPane phase={phase} />, { review: { phase } });
  };
  /** Where the choices are on screen, in the order of the file. */
  const places = ({ exercise }: PresentedQuestion): readonly number[] =>
    exercise.form === 'concept' ? question.choices.map((one) => exercise.choices.indexOf(one)) : [];
  const items = (): string[] => {
    const shown = screen.getAllByRole('listitem').map((item) => item.textContent);
    return places(askedOf(question, 'concept')).map((at) => shown[at] ?? '');
  };

  it('says of each whether it is right and was chosen, and why', async () => {
    taken(0, 1);
    expect(title()).toContain('Not quite.');
    await screen.findAllByText('So it is.');
    const [one, two, three, four] = items();
    expect(one).toMatch(/^Right.*one.*You chose.*So it is\.$/);
    expect(two).toMatch(/^Wrong.*two.*You chose.*It is not\.$/);
    expect(three).toMatch(/^Right.*three.*You missed this.*So it is\.$/);
    expect(four).toMatch(/^Wrong.*four.*It is not\.$/);
    expect(four).not.toMatch(/You chose|You missed/);
  });

  it('says that it is right', () => {
    taken(0, 2);
    expect(title()).toContain('Right.');
    expect(items().join()).not.toContain('You missed');
  });
});

describe('the documentation link below a verdict', () => {
  it('is shown', () => {
    typed('a', keyOf('a\n'));
    expect(screen.getByRole('button', { name: /^Next, in / })).toBeDefined();
  });
});

describe('the belief behind an answer', () => {
  const EXPLAINED: Explained = {
    kind: 'exact',
    beliefs: [
      {
        id: 'eager-task',
        statement: '`create_task` runs the body at once',
        teaching: 'It only queues the task.',
        note: 'You ran *this* body.',
      },
    ],
    others: ['What was made ready last runs first', '`gather` waits'],
    run: { ...keyOf('b\na\n'), ids: ['eager-task'], same: false },
    line: undefined,
  };

  function explained(explaining: Explaining | undefined, form: 'type' | 'choose' = 'type'): Screen {
    const key = keyOf('a\nb\n');
    const believed = ['b\na\n', 'a\n'].map((stdout) => ({
      model: 'eager-task',
      stdout,
      ended: key.ended,
    }));
    const asked = askedOf(predict(prints('a', 'b')), form, { key, believed });
    const { exercise } = asked;
    const wrong = exercise.form === 'choose' ? exercise.options.findIndex(isWrong) : 0;
    const draft: Draft =
      form === 'choose'
        ? { form, taken: wrong }
        : { form, text: 'b\na', ending: { kind: 'returned' } };
    const phase = judged(asked, draft, explaining === undefined ? {} : { explaining });
    return screenOf(<VerdictPane phase={phase} />, { review: { phase } });
  }
  const isWrong = ({ stdout }: { readonly stdout: string }): boolean => stdout === 'b\na\n';
  const region = async (): Promise<HTMLElement> =>
    screen.findByRole('region', { name: 'What you may have believed' });

  it('is stated in its own words, and the truth once: by the author if they wrote a note', async () => {
    explained({ explained: EXPLAINED, step: 'looking' });
    const { textContent } = await region();
    expect(textContent).toMatch(
      /You would be right if this were so:create_task runs the body at once\.\s*You ran this body\./,
    );
    expect(textContent).not.toContain('It only queues');
    expect(textContent).toContain(
      'Other beliefs with the same output: what was made ready last runs first; or gather',
    );
    expect(textContent).toContain('Finding the line where it diverges');
  });

  it('uses the model’s own sentence if the author wrote none', async () => {
    const beliefs = EXPLAINED.beliefs.map((belief) => ({ ...belief, note: '' }));
    explained({ explained: { ...EXPLAINED, beliefs }, step: undefined });
    expect((await region()).textContent).toContain('It only queues the task.');
  });

  it('says where it diverges only if no line of the program is marked', async () => {
    const step = {
      cause: undefined,
      truth: { kind: 'line', line: 9, code: 'print("closed")', task: undefined },
      believed: { kind: 'print', text: 'saved', task: 'Task-2' },
      moment: 3,
    } as const;
    const { rerender } = explained({ explained: EXPLAINED, step: { ...step, after: undefined } });
    expect((await region()).textContent).toContain(
      'Next, line 9 runs: print("closed"); you expected saved in Task-2.',
    );
    rerender(<></>);
    explained({ explained: EXPLAINED, step: { ...step, after: 8 } });
    expect((await region()).textContent).not.toContain('you expected');
  });

  it('says which belief gives the chosen output', async () => {
    explained({ explained: EXPLAINED, step: undefined }, 'choose');
    expect((await region()).textContent).toContain('You would be right if this were so');
    expect(screen.getByRole('columnheader', { name: 'You chose' })).toBeDefined();
  });

  it('says how far it fits if it does not explain everything', async () => {
    explained({ explained: { ...EXPLAINED, kind: 'near', line: 2 }, step: undefined });
    expect((await region()).textContent).toMatch(/starts like.*fits up to line 2; from line 3 on/);
  });

  it('precedes the reason', async () => {
    explained({ explained: EXPLAINED, step: undefined });
    await region();
    const names = screen
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['What you may have believed', 'Why']);
  });

  it('found later moves nothing on screen', async () => {
    const asked = askedOf(predict(prints('a', 'b')), 'type', { key: keyOf('a\nb\n') });
    const draft: Draft = { form: 'type', text: 'b\na', ending: { kind: 'returned' } };
    const shown = (more: Parameters<typeof judged>[2]) => (
      <VerdictPane phase={judged(asked, draft, more)} />
    );
    const { rerender } = screenOf(shown({}));
    await screen.findByRole('heading', { name: 'Why' });
    rerender(shown({ explaining: { explained: EXPLAINED, step: 'looking' } }));
    await region();
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent),
    ).toEqual(['Why', 'What you may have believed']);
  });
});

describe('the verdict on a tested claim', () => {
  it('shows what the program printed', () => {
    const asked = askedOf(choose('!It does not hold.', 'It holds.'), 'concept');
    const draft: Draft = { form: 'concept', taken: new Set([0]) };
    const phase = judged({ ...asked, key: keyOf('one\ntwo\n') }, draft);
    screenOf(<VerdictPane phase={phase} />, { review: { phase } });
    const proof = screen.getByRole('list', { name: 'The program prints' });
    expect(
      within(proof)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['one', 'two']);
  });

  it('shows nothing if no program was run', () => {
    const asked = askedOf(choose('!One', 'Two'), 'concept');
    const phase = judged(asked, { form: 'concept', taken: new Set([0]) });
    screenOf(<VerdictPane phase={phase} />, { review: { phase } });
    expect(screen.queryByRole('list', { name: 'The program prints' })).toBeNull();
  });
});
