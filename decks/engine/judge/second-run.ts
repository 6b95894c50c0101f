/** A second opinion on answer keys: a box's result may be the work of a program that ran there before. */
import type { AnswerKey, Deck } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Engine } from '../box/engine.ts';
import { inLanes } from './lanes.ts';
import type { Fault } from './answers.ts';
import { isRun } from './answers.ts';

export interface SecondRun {
  readonly deck: Deck;
  /** Programs in the order of their first runs. */
  readonly programs: readonly string[];
  /** By the hash of the program. */
  readonly answers: Readonly<Record<string, AnswerKey>>;
  /** An engine in which nothing has run, whose boxes get programs in the order they are requested. */
  readonly engine: Pick<Engine, 'run'>;
  readonly sha256: (text: string) => string | Promise<string>;
}

/** How many programs run at a time, for an engine that runs several. */
const LANES = 8;

/**
 * Runs programs once more in reverse order, so that a program that influenced the results of later
 * ones now runs after them. Returns a fault for each question whose result differs. Rejects if Python
 * does not start.
 */
export async function secondRun(order: SecondRun): Promise<readonly Fault[]> {
  const { programs, answers, engine, sha256 } = order;
  const doubtful = new Set<string>();
  await inLanes(programs.toReversed().values(), LANES, async (program) => {
    const key = answers[await sha256(program)];
    if (key === undefined) return;
    const { stdout, ended, seconds } = await engine.run(program);
    if (
      JSON.stringify([stdout, ended, seconds]) !==
      JSON.stringify([key.stdout, key.ended, key.seconds])
    ) {
      doubtful.add(program);
    }
  });
  return doubtful.size === 0 ? [] : faultsOf(order.deck, doubtful);
}

function faultsOf({ questions }: Deck, doubtful: ReadonlySet<string>): readonly Fault[] {
  return questions.flatMap((placed): readonly Fault[] => {
    const { question } = placed;
    if (!isRun(question)) return [];
    const variants = Array.from({ length: variantCount(question) }, (_, at) =>
      variant(question, at),
    );
    if (!variants.some(({ program }) => doubtful.has(program))) return [];
    return [
      {
        placed,
        about: 'program',
        lines: [],
        message: 'Run again in a clean interpreter, the program gives another result.',
        remedy:
          'It depends on something outside it, or another program of the deck tampers with the interpreter.',
      },
    ];
  });
}
