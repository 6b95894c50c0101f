/** Whether the notes of a question, section `## Models`, will ever be shown. Pure. */
import { suggest } from '#format/suggest.ts';
import type { PlacedQuestion } from '#format/types.ts';
import type { ModelRun } from '../models/model-runs.ts';
import { appearance } from '../models/model-runs.ts';
import type { Model } from '../models/models.ts';
import type { ModelledQuestion, ModelledVariant } from './model-answers.ts';

/** A problem with a note. */
export interface NoteFault {
  readonly placed: PlacedQuestion;
  /** Index of the note in its question. */
  readonly note: number;
  readonly message: string;
  readonly remedy: string;
}

/**
 * The notes that are never shown: on unknown models, on models that the question does not distinguish
 * from the truth, and on those that print what an earlier note's model prints in every variant.
 */
export function noteFaults(
  modelled: readonly ModelledQuestion[],
  models: readonly Pick<Model, 'id'>[],
): readonly NoteFault[] {
  const known = models.map(({ id }) => id);
  return modelled.flatMap(({ placed, question, variants }) => {
    const differing = known.filter((id) =>
      variants.some(({ runs }) => runs.some(({ ids, same }) => !same && ids.includes(id))),
    );
    return question.models.flatMap(({ model }, note): NoteFault[] => {
      if (!known.includes(model)) return [{ placed, note, ...unknown(model, known) }];
      // Without a run nothing is known.
      if (variants.length === 0) return [];
      if (!differing.includes(model)) return [{ placed, note, ...unseen(model, differing) }];
      const earlier = question.models.slice(0, note).map((other) => other.model);
      const hiding = hidingNotes(model, earlier, variants);
      return hiding.length === 0 ? [] : [{ placed, note, ...hidden(model, hiding) }];
    });
  });
}

function unknown(model: string, known: readonly string[]): Pick<NoteFault, 'message' | 'remedy'> {
  const near = nearest(model, known);
  const meant = near.length > 0 ? `Write ${listed(near, 'or')}.` : 'Write the id of a model.';
  return {
    message: `There is no model \`${model}\`, so this note would never be shown.`,
    remedy:
      `${meant} If the line only goes on with the note above, join the two: a line that begins ` +
      `with \`${model}:\` begins a note.`,
  };
}

/** The notes that are shown in place of this one; empty if some variant shows this one first. */
function hidingNotes(
  model: string,
  earlier: readonly string[],
  variants: readonly ModelledVariant[],
): readonly string[] {
  const hiding = new Set<string>();
  for (const { runs } of variants) {
    const own = outputOf(model, runs);
    if (own === undefined) continue;
    const other = earlier.find((id) => outputOf(id, runs) === own);
    if (other === undefined) return [];
    hiding.add(other);
  }
  return [...hiding];
}

/** The output of a model in a variant; undefined if it equals the truth or the run met a limit. */
function outputOf(model: string, runs: readonly ModelRun[]): string | undefined {
  const run = runs.find(({ ids }) => ids.includes(model));
  return run === undefined || run.same || run.ended.kind === 'limit' ? undefined : appearance(run);
}

function hidden(model: string, earlier: readonly string[]): Pick<NoteFault, 'message' | 'remedy'> {
  const others = listed(earlier, 'or');
  return {
    message: `In every variant \`${model}\` prints the same as ${others}, whose note comes first, so this one would never be shown.`,
    remedy: 'Delete it, move it up, or add a variant in which the two print different things.',
  };
}

function unseen(
  model: string,
  differing: readonly string[],
): Pick<NoteFault, 'message' | 'remedy'> {
  const others = differing.slice(0, MOST);
  return {
    message: `Under \`${model}\` the program prints the truth, so this note would never be shown.`,
    remedy:
      others.length > 0
        ? `Delete it, or let it be about a model that prints something else, such as ${listed(others, 'or')}.`
        : 'Delete it: no model prints anything else.',
  };
}

/** How many ids a message names. */
const MOST = 3;

function nearest(word: string, known: readonly string[]): readonly string[] {
  const near: string[] = [];
  while (near.length < MOST) {
    const next = suggest(
      word,
      known.filter((id) => !near.includes(id)),
    );
    if (next === undefined) break;
    near.push(next);
  }
  return near;
}

function listed(ids: readonly string[], word: string): string {
  const quoted = ids.map((id) => `\`${id}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}
