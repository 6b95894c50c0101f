/** Generated programs in place of a question's variants, if its author allows that. */
import type { PredictQuestion, Question } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import type { FreshProgram } from '#generate/fresh.ts';
import type { Memory } from '#schedule/types.ts';
import { ownedBy } from '#session/engine.ts';
import type { Maker } from '#session/practice/maker.ts';
import type { Services } from '#session/services.ts';

/**
 * The variant stored for such an answer, higher than any question has. The program is used once, so
 * the answer says nothing about the deck's own programs.
 */
export const FRESH_VARIANT = 1_000_000;

/** Makes a program for a model; undefined if none can be made. */
export type MakeFresh = (model: string) => Promise<FreshProgram | undefined>;

/**
 * Whether it is the turn of a generated program: at every second review once every variant was met.
 */
export function wantsFresh(question: Question, memory: Memory): question is PredictQuestion {
  if (question.kind !== 'predict' || question.fresh === undefined) return false;
  return (
    memory.state === 'review' && memory.reps >= variantCount(question) && memory.reps % 2 === 0
  );
}

/**
 * The question about a generated program. `teaching` explains the truth, in place of the model's
 * belief.
 */
export function freshQuestion(
  question: PredictQuestion,
  { program, python }: Pick<FreshProgram, 'program' | 'python'>,
  teaching: string,
): PredictQuestion {
  const { wrong: _, ...rest } = question;
  return {
    ...rest,
    vary: [],
    models: [],
    program,
    python,
    prompt: 'What does this program print? It was made for you, and nobody has seen it before.',
    why: teaching,
  };
}

/** The maker is loaded on demand. */
export function freshMaker({
  engine,
  keys,
  now,
}: Pick<Services, 'engine' | 'keys' | 'now'>): MakeFresh {
  let maker: Promise<Maker> | undefined;
  let seed = now();
  return async (model) => {
    // While Python starts, a variant of the deck is available at once.
    if (!engine.isReady()) return undefined;
    maker ??= (async () => {
      const { createMaker } = await import('#session/practice/maker.ts');
      return createMaker({
        engine: ownedBy(engine, 'loopwise:fresh'),
        catalogue: keys.catalogue,
        seed: () => (seed += 1),
      });
    })();
    return (await maker).take(model);
  };
}
