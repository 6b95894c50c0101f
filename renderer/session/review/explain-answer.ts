/** Searches for the belief that explains a wrong answer; it needs runs, which nothing waits for. */
import type { Prediction } from '#session/judge.ts';
import type { Services } from '#session/services.ts';
import { explanationByTwo, explanationOf, inWords } from './explained.ts';
import type { Explained } from './explained.ts';
import type { Explaining } from './phase.ts';
import type { PresentedQuestion } from './presented-question.ts';

/**
 * Yields the belief as soon as it is known, then again with the step at which it departs from the
 * truth; nothing if no belief explains the answer. `known` is one that was found before. Rejects if
 * Python does not start.
 */
export async function* explainAnswer(
  { engine, keys }: Pick<Services, 'engine' | 'keys'>,
  { question, key, findings }: PresentedQuestion,
  prediction: Prediction,
  known: Explained | undefined,
): AsyncGenerator<Explaining> {
  if (key === undefined) return;
  let explained = known;
  if (explained === undefined) {
    const [models, runs] = await Promise.all([keys.catalogue(), findings.modelsLater()]);
    const hand = { question, truth: key, prediction, runs };
    const found = explanationOf(hand) ?? (await explanationByTwo(engine, hand));
    explained = found && inWords(found, question, models);
    if (explained === undefined) return;
    yield { explained, step: 'looking' };
  }
  const { findPartingStep } = await import('./parting-step.ts');
  const step = await findPartingStep(engine, question.program, explained.run.ids).catch(
    () => undefined,
  );
  yield { explained, step };
}
