/** A question that is being written, as a learner first meets it. Pure. */
import { isRun } from '#engine/judge/answers.ts';
import { differingRuns } from '#engine/models/model-runs.ts';
import type { PlacedQuestion } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import { NO_FINDINGS } from '#session/review/findings.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { chooseExercise } from '#session/review/presented-question.ts';
import type { CardRow } from '#store/rows.ts';
import type { Found } from './check.ts';
import type { OpenedDeck } from './own-deck.ts';

/** The first variant as it would be asked; undefined before a necessary run. */
export function firstMeeting(
  { question, unit }: PlacedQuestion,
  found: Found,
  { manifest }: Pick<OpenedDeck, 'manifest'>,
): PresentedQuestion | undefined {
  const asked = variant(question, 0);
  const key = isRun(question) ? found.variants[0]?.key : undefined;
  if (isRun(question) && key === undefined) return undefined;
  const card: CardRow = {
    id: `${manifest.id}/${question.id}`,
    deckId: manifest.id,
    unit,
    active: 1,
    newPosition: 0,
    memory: { state: 'new' },
  };
  const runs = differingRuns(found.outputs);
  const place = manifest.units.find(({ id }) => id === unit);
  return chooseExercise({
    card,
    unit,
    unitTitle: place?.title ?? unit,
    deckTitle: manifest.title,
    intro: undefined,
    question: asked,
    variant: 0,
    key,
    findings: { ...NO_FINDINGS, models: () => runs, modelsLater: async () => runs },
  });
}
