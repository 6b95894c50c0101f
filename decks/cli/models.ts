/** `models [DIR] [--json]`: the wrong models of asyncio, and what each would print for a deck. */
import path from 'node:path';
import { linesOf } from '#format/output.ts';
import type { ModelledQuestion } from '../engine/judge/model-answers.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import type { ModelRun } from '../engine/models/model-runs.ts';
import { packRuns } from '../engine/models/model-runs.ts';
import type { Model } from '../engine/models/models.ts';
import { checkDeck } from './check.ts';
import { complain, complainOf, endedText, plural, print } from './report.ts';

/**
 * Lists the models, the most widespread belief first. With a deck: what each would print for the first
 * variant of every prediction question. The exit code is 1 if the deck has problems.
 */
export async function listModels(
  location: string | undefined,
  json: boolean,
  base: string,
): Promise<number> {
  const models = await loadModels();
  if (location === undefined) {
    for (const { id, statement, teaching, uses } of models) {
      print(json ? JSON.stringify({ id, statement, teaching, uses }) : `${id}\n    ${statement}.`);
    }
    return 0;
  }
  const checked = await checkDeck(path.resolve(base, location));
  if (!checked.ok) {
    complainOf(location, checked.problems);
    complain(`${location}: ${plural(checked.problems.length, 'problem')}`);
    return 1;
  }
  const { modelled } = checked;
  for (const question of modelled) print(json ? rowOf(question) : questionText(question));
  if (!json) print(summaryOf(modelled, models));
  return 0;
}

function firstRuns({ variants }: ModelledQuestion): readonly ModelRun[] {
  return variants[0]?.runs ?? [];
}

function rowOf(modelled: ModelledQuestion): string {
  const { placed, question } = modelled;
  const models = packRuns(firstRuns(modelled)).map(({ ids, stdout, ended }) => ({
    ids,
    stdout,
    ended,
  }));
  return JSON.stringify({ file: placed.file, id: question.id, models });
}

function questionText(modelled: ModelledQuestion): string {
  const { placed, question } = modelled;
  const noted = new Set(question.models.map(({ model }) => model));
  const outputs = packRuns(firstRuns(modelled)).flatMap(({ ids, stdout, ended }) => [
    `  ${ids.map((id) => (noted.has(id) ? `${id}*` : id)).join(', ')}`,
    ...linesOf(stdout).map((line) => `      ${line}`),
    `      -- ${endedText(ended)}`,
  ]);
  return [
    `${placed.file} (${question.id})`,
    ...(outputs.length === 0 ? ['  Every model prints the truth.'] : outputs),
    '',
  ].join('\n');
}

function summaryOf(modelled: readonly ModelledQuestion[], models: readonly Model[]): string {
  const seen = new Set(
    modelled.flatMap((question) =>
      firstRuns(question).flatMap(({ ids, same }) => (same ? [] : ids)),
    ),
  );
  const unseen = models.filter(({ id }) => !seen.has(id)).length;
  return (
    `${plural(modelled.length, 'question')} to predict show ${seen.size} of ${plural(models.length, 'model')}; ` +
    `${unseen} print the truth in all of them. * has a note of the author's.`
  );
}
