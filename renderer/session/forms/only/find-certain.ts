/** Programs that can be made certain: a change after which only one outcome is left. */
import { canBe, seenOutcomes } from '#engine/questions/only.ts';
import { countDifferent } from '#format/align-lines.ts';
import { MOST_DIFFERENT, refusalOf } from '#format/repair-edit.ts';
import type { RunSource } from '#session/forms/form.ts';
import type { AnswerKey } from '#format/types.ts';
import { certainOf } from '#session/forms/print/mutations.ts';

/** A program, what alone is to happen, and the change that makes it so. */
export interface Certain {
  readonly key: AnswerKey;
  readonly program: string;
  readonly original: string;
}

/** Changes that are tried before another form is used. */
const MOST_TRIED = 4;

/**
 * An exercise for a program with several outcomes: a change after which only one of them is left.
 * Undefined if none is found.
 */
export async function findCertain({
  engine,
  program,
  seed,
}: RunSource): Promise<Certain | undefined> {
  const changed = certainOf(program, seed).filter(
    (text) =>
      countDifferent(program, text) <= MOST_DIFFERENT && refusalOf(program, text) === undefined,
  );
  if (changed.length === 0) return undefined;
  const before = await seenOutcomes(engine, program);
  if (before.outcomes.length < 2) return undefined;
  for (const original of changed.slice(0, MOST_TRIED)) {
    const { outcomes, complete } = await seenOutcomes(engine, original);
    const [one] = outcomes;
    if (one === undefined || outcomes.length > 1 || !complete || one.ended.kind === 'limit')
      continue;
    if (!canBe(before, one)) continue;
    const { seconds } = await engine.run(original);
    return {
      key: { stdout: one.stdout, ended: one.ended, seconds },
      program,
      original,
    };
  }
  return undefined;
}
