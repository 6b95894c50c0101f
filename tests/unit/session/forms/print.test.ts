import { describe, expect, it } from 'vitest';
import type { Ended } from '#format/types.ts';
import type { PrintDraft, PrintExercise } from '#session/forms/print/print.ts';
import { exerciseIn, findExercise } from '#session/forms/registry.ts';
import { PRINT_LIMITS, print } from '#session/forms/print/print.ts';
import { keyOf, predict } from '../../../fixtures/decks.ts';
import { subjectOf } from '../../../fixtures/asked.ts';
import { fakeEngine } from '../../../fixtures/fake-engine.ts';

const GIVEN = 'first()\nprint("a", 1)\nprint("b", 2)\n';
const EXERCISE: PrintExercise = {
  form: 'print',
  key: keyOf('a 1\nb 2\n'),
  program: GIVEN,
  original: 'await first()\nprint("a", 1)\nprint("b", 2)\n',
};
const RETURNED: Ended = { kind: 'returned' };

const draft = (text: string): PrintDraft => ({ form: 'print', text });
const ran = (stdout: string, ended: Ended = RETURNED): PrintDraft => ({
  ...draft(GIVEN),
  outcome: { stdout, ended },
});

describe('making a program print something', () => {
  it('is asked if a slip is known', async () => {
    const { handle: engine, keys } = fakeEngine();
    const original = 'await f()\nprint("a")\n';
    const subject = subjectOf(predict(['await f()', 'print("a")']), { key: keyOf('f\na\n') });
    expect(exerciseIn('print', subject)).toBeUndefined();
    const source = { engine, program: original, key: keyOf('f\na\n'), models: () => [], seed: 1 };
    keys.set('f()\nprint("a")\n', keyOf('f\na\n'));
    expect(await findExercise('print', source)).toBeUndefined();
    keys.set('f()\nprint("a")\n', keyOf('a\n'));
    expect(await findExercise('print', source)).toMatchObject({
      program: 'f()\nprint("a")\n',
      original,
    });
  });

  it('begins with the given program unchanged', () => {
    expect(print.empty(EXERCISE)).toEqual(draft(GIVEN));
    expect(print.isEmpty(draft(`${GIVEN}\n\n`), EXERCISE)).toBe(true);
    expect(print.isEmpty(draft(EXERCISE.original), EXERCISE)).toBe(false);
    expect(print.lines(EXERCISE)).toBe(1);
  });

  it.each([
    [EXERCISE.original, undefined],
    ['first()\nprint("b", 2)\nprint("a", 1)\n', undefined],
    [`${GIVEN}x\nx\nx\nx\n`, undefined],
    [`${GIVEN}x\nx\nx\nx\nx\n`, '5 lines differ'],
    [`${GIVEN}print("c")\n`, 'The text "c" was not in the program.'],
    [`${GIVEN}print("a")\n`, 'The text "a" was not in the program.'],
    ['first()\nprint("a", 2)\nprint("b", 2)\n', 'The number 2 was not in that print.'],
    ['first(7)\nprint("a", 1)\nprint("b", 2)\n', undefined],
  ])('is refused if the output is simply written down: %j', (text, refusal) => {
    const said = print.refuse?.(draft(text), EXERCISE);
    // A refusal begins with this text; an accepted answer has none.
    expect(said?.slice(0, refusal?.length)).toBe(refusal);
  });

  it.each<[PrintDraft, boolean]>([
    [ran('a 1\nb 2\n'), true],
    [ran('a 1\nb 2  \n\n'), true],
    [ran('b 2\na 1\n'), false],
    [ran('a 1\nb 2\n', { kind: 'raised', type: 'TypeError', message: '' }), false],
    [ran('a 1\nb 2\n', { kind: 'limit', limit: 'time' }), false],
  ])('is judged by its output: %j', (answer, correct) => {
    expect(print.judge(answer, EXERCISE).correct).toBe(correct);
  });

  it('does not take a stopped program for one that waits for ever', () => {
    const key = { ...keyOf('a\n'), ended: { kind: 'deadlock' } as const };
    const exercise = { ...EXERCISE, key };
    expect(print.judge(ran('a\n', { kind: 'deadlock' }), exercise).correct).toBe(true);
    expect(print.judge(ran('a\n', { kind: 'limit', limit: 'turns' }), exercise).correct).toBe(
      false,
    );
  });

  it('runs for no longer than a learner waits', async () => {
    const { handle } = fakeEngine();
    const given: unknown[] = [];
    const engine: Pick<typeof handle, 'run' | 'runAll'> = {
      runAll: handle.runAll,
      run: async (program, options) => {
        given.push(options);
        return handle.run(program, options);
      },
    };
    const answer = await print.run?.(draft('print("x")\n'), EXERCISE, engine);
    const outcome = { stdout: 'x\n', ended: RETURNED };
    expect(answer).toEqual({ ok: true, draft: { ...draft('print("x")\n'), outcome } });
    expect(given).toEqual([{ limits: PRINT_LIMITS }]);
  });
});
