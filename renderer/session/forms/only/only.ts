/**
 * Make it certain: change a program so that only one outcome is possible. Judged by searching the
 * outcomes of the changed program.
 */
import type { SeenOutcomes } from '#engine/questions/only.ts';
import { countDifferent } from '#format/align-lines.ts';
import { refusalOf } from '#format/repair-edit.ts';
import type { AnswerKey, RepairQuestion } from '#format/types.ts';
import { endingOf } from '#session/forms/endings.ts';
import type { FormSpec } from '#session/forms/form.ts';
import { PRINT_LIMITS, unreadable } from '#session/forms/print/print.ts';
import type { OnlyVerdict } from '#session/judge.ts';
import { judgeOnly } from '#session/judge.ts';
import { isUnreadable } from '#session/python-errors.ts';

export interface OnlyExercise {
  readonly form: 'only';
  /** The only outcome that should be possible. */
  readonly key: AnswerKey;
  /** The given program, which has other outcomes as well. */
  readonly program: string;
  /** One solution. */
  readonly original: string;
}

export interface OnlyDraft {
  readonly form: 'only';
  /** The program as edited. */
  readonly text: string;
  /** Undefined until its schedules were tried. */
  readonly seen?: SeenOutcomes;
}

export const only: FormSpec<OnlyExercise, OnlyDraft, OnlyVerdict> = {
  // The search for one is large, and wanted for cards that are well known only.
  findExercise: async (source) => {
    const found = await (await import('./find-certain.ts')).findCertain(source);
    return found && { form: 'only', ...found };
  },
  empty: ({ program }) => ({ form: 'only', text: program }),
  isEmpty: ({ text }, { program }) => countDifferent(program, text) === 0,
  answer: ({ text }) => text,
  refuse: ({ text }, { program }) => refusalOf(program, text),
  run: async (draft, _, engine) => {
    const run = await engine.run(draft.text, { limits: PRINT_LIMITS });
    // A typing error says nothing about knowledge of asyncio.
    if (isUnreadable(run)) return { ok: false, refusal: unreadable(run) };
    const { seenOutcomes } = await import('#engine/questions/only.ts');
    return { ok: true, draft: { ...draft, seen: await seenOutcomes(engine, draft.text) } };
  },
  judge: ({ seen }, { key }) => {
    if (seen === undefined) throw new Error('The program is judged by what it can do: run it.');
    const outcomes = seen.outcomes.map(({ stdout, ended }) => ({
      stdout,
      ending: endingOf(ended),
    }));
    return judgeOnly(outcomes, key);
  },
  lines: ({ program, original }) => countDifferent(program, original),
};

/** A question of this kind as an exercise: the wanted outcome is that of its solution. */
export function onlyExercise(
  { program: original, broken: program }: RepairQuestion,
  key: AnswerKey,
): OnlyExercise {
  return { form: 'only', key, program, original };
}
