import { describe, expect, it } from 'vitest';
import { happen, takeOutput } from '#session/forms/happen/happen.ts';
import type { HappenExercise } from '#session/forms/happen/happen.ts';
import { only } from '#session/forms/only/only.ts';
import type { OnlyExercise } from '#session/forms/only/only.ts';
import { certainOf } from '#session/forms/print/mutations.ts';
import { judgeOnly } from '#session/judge.ts';
import { keyOf } from '../../../fixtures/decks.ts';

const EXERCISE: HappenExercise = {
  form: 'happen',
  outcomes: 3,
  options: [
    { stdout: 'a\nb\n', ended: { kind: 'returned' }, happens: true, where: '' },
    { stdout: '', ended: { kind: 'deadlock' }, happens: false, where: '' },
    { stdout: 'b\n', ended: { kind: 'raised', type: 'E', message: '' }, happens: true, where: 'x' },
  ],
};
const draft = (...taken: number[]) => ({ form: 'happen', taken: new Set(taken) }) as const;

describe('which of these can happen', () => {
  it('is right if exactly the possible ones are chosen', () => {
    expect(happen.judge(draft(0, 2), EXERCISE)).toMatchObject({ correct: true });
    expect(happen.judge(draft(0), EXERCISE)).toEqual({
      kind: 'choice',
      correct: false,
      rightly: [true, true, false],
    });
    expect(happen.judge(draft(0, 1, 2), EXERCISE).correct).toBe(false);
  });

  it('is stored as the chosen outputs', () => {
    expect(happen.answer(draft(0, 1, 2), EXERCISE)).toBe('a / b\n (never ends)\nb (E)');
  });

  it('is answered by letters', () => {
    expect(happen.letters?.(EXERCISE)).toBe(3);
    expect(takeOutput(takeOutput(draft(), 1), 2).taken).toEqual(new Set([1, 2]));
    expect(happen.press?.(draft(1), EXERCISE, 1).taken).toEqual(new Set());
    expect(happen.isEmpty(draft(), EXERCISE)).toBe(true);
  });
});

const ONLY: OnlyExercise = {
  form: 'only',
  key: keyOf('a\nb\n'),
  program: 'await gather(a(), b())\nprint("x")\n',
  original: 'await a()\nawait b()\nprint("x")\n',
};
const RETURNED = { kind: 'returned' } as const;

describe('make it certain', () => {
  it('is judged by all outcomes that were seen', () => {
    const wanted = { stdout: 'a\nb\n', ending: RETURNED };
    const other = { stdout: 'b\na\n', ending: RETURNED };
    expect(judgeOnly([wanted], ONLY.key)).toMatchObject({ correct: true, others: 0 });
    expect(judgeOnly([wanted, other], ONLY.key)).toMatchObject({
      correct: false,
      possible: true,
      others: 1,
    });
    expect(judgeOnly([other], ONLY.key)).toMatchObject({ correct: false, possible: false });
    expect(judgeOnly([], ONLY.key)).toMatchObject({ correct: false, possible: false });
  });

  it('accepts no other text, and no other program', () => {
    expect(only.refuse?.({ form: 'only', text: ONLY.original }, ONLY)).toBeUndefined();
    expect(only.refuse?.({ form: 'only', text: 'print("a")\n' }, ONLY)).toMatch(/"a" was not/u);
  });

  it('is not judged if Python cannot parse it', async () => {
    const run = async () => ({
      stdout: '',
      stderr: '  File "program.py", line 2\nSyntaxError: invalid syntax\n',
      ended: { kind: 'raised', type: 'SyntaxError', message: 'invalid syntax' } as const,
      seconds: 0,
    });
    const engine = { run, runAll: async () => [] };
    const ran = await only.run?.({ form: 'only', text: 'await (\n' }, ONLY, engine);
    expect(ran).toMatchObject({ ok: false });
  });

  it('is made from programs in which overlapping calls become sequential', () => {
    const group = `async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(say("a", 1))
        group.create_task(say("b", 2))
`;
    expect(certainOf(group, 1)).toEqual([
      group.replaceAll(/group\.create_task\((.*)\)$/gmu, 'await $1'),
    ]);
    const gathered = 'async def main():\n    await asyncio.gather(a(), b())\n';
    expect(certainOf(gathered, 1)).toEqual(['async def main():\n    await a()\n    await b()\n']);
    expect(certainOf('print("a")\n', 1)).toEqual([]);
  });
});
