/** The answer keys of a deck: every variant of every question, run. */
import { pythonAllows } from '#format/python-range.ts';
import type { AnswerKey, Deck, PlacedQuestion } from '#format/types.ts';
import { variant, variantCount } from '#format/vary.ts';
import type { Engine } from './engine.ts';
import type { EngineIdentity, Run } from './types.ts';

/** What stands in the way of asking a question: about the program, or about its Python range. */
export interface Fault {
  readonly placed: PlacedQuestion;
  readonly about: 'program' | 'python';
  readonly message: string;
  readonly remedy: string;
}

export interface Answers {
  /** SHA-256 (hex) of a program to what it printed. */
  readonly answers: Readonly<Record<string, AnswerKey>>;
  readonly faults: readonly Fault[];
  /** Variants run. */
  readonly variants: number;
}

/**
 * Runs every variant of every predict question. A program that meets a limit has no answer key and
 * is a fault; one that raises or deadlocks has one. Rejects where Python does not start.
 */
export async function computeAnswers(
  deck: Deck,
  engine: Engine,
  identity: EngineIdentity,
  sha256: (text: string) => string | Promise<string>,
): Promise<Answers> {
  const answers: Record<string, AnswerKey> = {};
  const faults: Fault[] = [];
  let variants = 0;
  for (const placed of deck.questions) {
    const { question } = placed;
    if (!pythonAllows(question.python, identity.python)) {
      faults.push({
        placed,
        about: 'python',
        message: `The question is for Python ${question.python}; the engine runs ${identity.python}.`,
        remedy: 'Widen `python` if the answer also holds there, or leave the question out.',
      });
      continue;
    }
    if (question.kind !== 'predict') continue;
    for (let index = 0; index < variantCount(question); index += 1) {
      const asked = variant(question, index);
      if (asked.kind !== 'predict') continue;
      variants += 1;
      const run = await engine.run(asked.program, { name: 'program.py' });
      const fault = faultOf(run, index);
      if (fault !== undefined) {
        faults.push({ placed, about: 'program', ...fault });
        break;
      }
      const { stdout, ended, seconds } = run;
      answers[await sha256(asked.program)] = { stdout, ended, seconds };
    }
  }
  return { answers, faults, variants };
}

const REMEDIES = {
  time: 'It never ends, or computes for too long: end the loop, or compute less.',
  turns: 'The event loop never rests: await something that takes time, or end the loop.',
  output: 'Print a few lines: a learner has to predict every one of them.',
  memory: 'Keep less in memory.',
} as const;

function faultOf({ ended }: Run, index: number): { message: string; remedy: string } | undefined {
  if (ended.kind !== 'limit') return undefined;
  const which = index === 0 ? 'The program' : `Variant ${index} of the program`;
  return { message: `${which} met the limit of ${ended.limit}.`, remedy: REMEDIES[ended.limit] };
}
