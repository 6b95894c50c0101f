/** Whether the notes of a question, section `## Models`, will ever be read. Pure. */
import { suggest } from '#format/suggest.ts';
import type { PlacedQuestion } from '#format/types.ts';
import type { ModelledQuestion } from './model-answers.ts';
import type { Model } from '../models/models.ts';

/** Something wrong with a note. */
export interface NoteFault {
  readonly placed: PlacedQuestion;
  /** Index of the note in its question. */
  readonly note: number;
  readonly message: string;
  readonly remedy: string;
}

/** The notes on models that there are not, and on models that the question cannot tell from the truth. */
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
      if (variants.length === 0 || differing.includes(model)) return [];
      return [{ placed, note, ...unseen(model, differing) }];
    });
  });
}

function unknown(model: string, known: readonly string[]): Pick<NoteFault, 'message' | 'remedy'> {
  const near = nearest(model, known);
  const meant = near.length > 0 ? `Write ${listed(near, 'or')}.` : 'Write the id of a model.';
  return {
    message: `There is no model \`${model}\`, so nobody would ever read this note.`,
    remedy:
      `${meant} If the line only goes on with the note above, join the two: a line that begins ` +
      `with \`${model}:\` begins a note.`,
  };
}

function unseen(
  model: string,
  differing: readonly string[],
): Pick<NoteFault, 'message' | 'remedy'> {
  const others = differing.slice(0, MOST);
  return {
    message: `Under \`${model}\` the program prints the truth, so nobody would ever read this note.`,
    remedy:
      others.length > 0
        ? `Delete it, or let it be about a model that prints something else, such as ${listed(others, 'or')}.`
        : 'Delete it: no model prints anything else.',
  };
}

/** So many ids are named in a message. */
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
