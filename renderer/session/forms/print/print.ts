/** Make it print: change a program until it prints the wanted output. Judged by running it. */
import type { Limits, Run } from '#engine/types.ts';
import { countDifferent } from '#format/align-lines.ts';
import { looksSame } from '#format/output.ts';
import { MOST_DIFFERENT, refusalOf } from '#format/repair-edit.ts';
import type { AnswerKey, Ended, RepairQuestion } from '#format/types.ts';
import type { OutputVerdict } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import { endingOf } from '#session/forms/endings.ts';
import type { FormSpec, RunSource } from '#session/forms/form.ts';
import { errorLineOf, isUnreadable, syntaxMessage } from '#session/python-errors.ts';

export interface PrintExercise {
  readonly form: 'print';
  /** The wanted output. */
  readonly key: AnswerKey;
  /** The given program, which prints something else. */
  readonly program: string;
  /** The question's own program: one solution. */
  readonly original: string;
}

/** The result of the learner's program. */
export interface PrintOutcome {
  readonly stdout: string;
  readonly ended: Ended;
}

export interface PrintDraft {
  readonly form: 'print';
  /** The program as edited. */
  readonly text: string;
  /** Undefined until it was run. */
  readonly outcome?: PrintOutcome;
}

/**
 * Two seconds are long for a program on a virtual clock, and a learner who wrote an endless loop
 * waits.
 */
export const PRINT_LIMITS: Partial<Limits> = { time: 2000 };

export const print: FormSpec<PrintExercise, PrintDraft, OutputVerdict> = {
  findExercise: async (source) => {
    const { program: original, key } = source;
    if (key.ended.kind === 'limit') return undefined;
    const program = await findMutation(source);
    return program === undefined ? undefined : { form: 'print', key, program, original };
  },
  empty: ({ program }) => ({ form: 'print', text: program }),
  isEmpty: ({ text }, { program }) => countDifferent(program, text) === 0,
  answer: ({ text }) => text,
  refuse: ({ text }, { program }) => refusalOf(program, text),
  run: async (draft, _, engine) => {
    const run = await engine.run(draft.text, { limits: PRINT_LIMITS });
    // A typing error says nothing about knowledge of asyncio.
    if (isUnreadable(run)) return { ok: false, refusal: unreadable(run) };
    const { stdout, ended } = run;
    return { ok: true, draft: { ...draft, outcome: { stdout, ended } } };
  },
  judge: ({ outcome }, { key }) => {
    if (outcome === undefined) throw new Error('The program is judged by what it prints: run it.');
    const { stdout, ended } = outcome;
    const verdict = judgeOutput({ stdout, ending: endingOf(ended) }, key);
    // A stopped program is not one that waits for ever.
    return { ...verdict, correct: verdict.correct && ended.kind !== 'limit' };
  },
  lines: ({ program, original }) => countDifferent(program, original),
};

/** A program to repair as an exercise: the wanted output is that of the repaired one. */
export function repairExercise(
  { program: original, broken: program }: RepairQuestion,
  key: AnswerKey,
): PrintExercise {
  return { form: 'print', key, program, original };
}

/** Mutations that are run before another form is used. */
const MOST_RUNS = 8;

/** The program with a slip that changes its output; undefined if none is found. */
async function findMutation({
  engine,
  program,
  key,
  seed,
}: RunSource): Promise<string | undefined> {
  const { mutationsOf } = await import('./mutations.ts');
  const near = mutationsOf(program, seed).filter(
    (candidate) => countDifferent(candidate, program) <= MOST_DIFFERENT,
  );
  for (const candidate of near.slice(0, MOST_RUNS)) {
    if (differs(key, await engine.run(candidate, { limits: PRINT_LIMITS }))) return candidate;
  }
  return undefined;
}

/**
 * Whether a mutation is worth asking about: it prints something else and ends normally. An
 * exception would show where the slip is.
 */
function differs(
  key: Pick<AnswerKey, 'stdout' | 'ended'>,
  { stdout, ended }: Pick<AnswerKey, 'stdout' | 'ended'>,
): boolean {
  if (looksSame(key.stdout, stdout)) return false;
  const { kind } = ended;
  if (kind !== 'raised') return kind !== 'limit';
  return key.ended.kind === 'raised' && key.ended.type === ended.type;
}

/** Why a program that Python cannot parse is not judged, as a sentence. */
export function unreadable(run: Run): string {
  const line = errorLineOf(run);
  const where = line === undefined ? 'The program' : `Line ${line}`;
  return `${where} is not valid Python (${syntaxMessage(run)}). Nothing was judged: correct it and commit again.`;
}
