/** Whether a question about the runs of its program can be asked, according to those runs. */
import { aboutText } from '#format/about-text.ts';
import type { AboutQuestion, RepairQuestion } from '#format/types.ts';
import type { Engine } from '../box/engine.ts';
import { askAt } from '../questions/ask.ts';
import { askHappen } from '../questions/happen.ts';
import { canBe, isOnly, seenOutcomes } from '../questions/only.ts';

/** A problem and what to do about it. */
export interface AboutFault {
  readonly message: string;
  readonly remedy: string;
}

type Runs = Pick<Engine, 'run' | 'runAll'>;

/** What prevents a question about runs; undefined if nothing does. Rejects as `Engine.run`. */
export async function aboutFault(
  engine: Runs,
  { about, program }: AboutQuestion,
): Promise<AboutFault | undefined> {
  if (about === 'can-happen') {
    const question = await askHappen(engine, program, { believed: [], seed: 1 });
    if (question !== undefined) return undefined;
    return {
      message: 'It is not known which outputs can happen, or there is only one.',
      remedy:
        'Ask about a short program with two to four waits that may end in any order, and nothing else left open: no timeout, queue, set, thread or clock.',
    };
  }
  const { question, fair } = await askAt(engine, program, about);
  if (question === undefined) {
    return {
      message: `The run has nothing to ask at \`${aboutText(about)}\`.`,
      remedy:
        'Name a line at which the run has such a moment; “Ask me about it” in the playground finds them.',
    };
  }
  return fair
    ? undefined
    : {
        message: `asyncio leaves open what comes at \`${aboutText(about)}\`.`,
        remedy: 'Ask about an earlier moment, or make the delays different.',
      };
}

/** What is wrong with a program whose output is to be made certain. Rejects as `Engine.run`. */
export async function onlyFault(
  engine: Runs,
  { broken, program }: Pick<RepairQuestion, 'broken' | 'program'>,
): Promise<AboutFault | undefined> {
  const [given, mended] = await Promise.all([
    seenOutcomes(engine, broken),
    seenOutcomes(engine, program),
  ]);
  const [wanted] = mended.outcomes;
  if (wanted === undefined || !isOnly(mended, wanted)) {
    return {
      message: `The program below \`## Repair\` has ${mended.outcomes.length} outcomes.`,
      remedy: 'Change it until one is left, however long each wait takes.',
    };
  }
  if (given.outcomes.length < 2) {
    return {
      message: 'The given program has only one outcome.',
      remedy: 'Give one that can do several things, or write `kind: repair`.',
    };
  }
  return canBe(given, wanted)
    ? undefined
    : {
        message: 'The wanted outcome cannot happen in the given program.',
        remedy: 'Write `kind: repair`, or change what the program below `## Repair` prints.',
      };
}
