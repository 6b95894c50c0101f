/** What a program prints under the models, as text. */
import { linesOf } from '#format/output.ts';
import { diagnosticOf } from '../engine/judge/diagnostic.ts';
import type { ModelRun } from '../engine/models/model-runs.ts';
import { appearance } from '../engine/models/model-runs.ts';
import type { Model } from '../engine/models/models.ts';
import { endedText, plural } from './report.ts';

/**
 * Each output that differs from the truth once, below the beliefs that lead to it, and at the end the
 * program's diagnostic value.
 */
export function modelsText(runs: readonly ModelRun[], models: readonly Model[]): string {
  const blocks = new Map<string, { readonly titles: string[]; readonly run: ModelRun }>();
  for (const [at, run] of runs.entries()) {
    if (run.same) continue;
    const key = appearance(run);
    const block = blocks.get(key) ?? { titles: [], run };
    block.titles.push(`== ${run.ids.join(' + ')}: ${models[at]?.statement ?? ''}`);
    blocks.set(key, block);
  }
  const texts = [...blocks.values()].map(({ titles, run: { stdout, ended } }) =>
    [...titles, ...linesOf(stdout), `-- ${endedText(ended)}`, ''].join('\n'),
  );
  return ['', ...texts, valueText(runs)].join('\n');
}

function valueText(runs: readonly ModelRun[]): string {
  const { groups, pairs } = diagnosticOf([runs]);
  if (groups.length === 0) return 'No model prints anything else.';
  const differing = groups.reduce((sum, { length }) => sum + length, 0);
  return (
    `Other outputs: ${groups.length}, of ${differing} of ${plural(runs.length, 'model')}. ` +
    `Pairs of beliefs distinguished: ${pairs}.`
  );
}
