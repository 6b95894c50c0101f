/** The replay of a verdict. Pure. */
import { momentOf, predicts } from '#session/forms/registry.ts';
import type { Phase } from '#session/review/phase.ts';
import type { ReplayRequest } from './load.ts';

/**
 * The replay of a judged question, with the prediction beside it if it was one, and the run under
 * the belief that explains it; undefined if there is no program. The replay of a paused program
 * starts at its pause.
 */
export function replayOf(
  phase: Extract<Phase, { readonly kind: 'judged' }>,
): ReplayRequest | undefined {
  const { asked, verdict, explaining } = phase;
  const { program } = asked.question;
  if (asked.key === undefined || program === '') return undefined;
  const request = { program, title: `${asked.deckTitle} · ${asked.unitTitle}` };
  const moment = momentOf(asked.exercise);
  if (moment !== undefined) return { ...request, moment };
  // The output of the learner's own program is not a prediction.
  if (verdict.kind !== 'output' || !predicts(asked.exercise)) return request;
  const predicted = verdict.lines.flatMap(({ predicted }) => predicted ?? []);
  const prediction = predicted.map((line) => `${line}\n`).join('');
  // No single sentence describes a run under two beliefs.
  const [belief, ...others] = explaining?.explained.beliefs ?? [];
  if (belief === undefined || others.length > 0) return { ...request, prediction };
  const { id, statement } = belief;
  return { ...request, prediction, model: { id, statement } };
}
