/** What of a verdict can be watched. Pure. */
import type { ReplayRequest } from '#session/replay.ts';
import type { Phase } from '#session/review.ts';

/**
 * The replay of a judged question, with the prediction beside it where it was one; undefined where
 * there is no program.
 */
export function replayOf(
  phase: Extract<Phase, { readonly kind: 'judged' }>,
): ReplayRequest | undefined {
  const { asked, verdict } = phase;
  const { program } = asked.question;
  if (asked.key === undefined || program === '') return undefined;
  const request = { program, title: `${asked.deckTitle} · ${asked.unitTitle}` };
  if (verdict.kind !== 'output') return request;
  const predicted = verdict.lines.flatMap(({ predicted }) => predicted ?? []);
  return { ...request, prediction: predicted.map((line) => `${line}\n`).join('') };
}
