/** Put the lines in order; some are never printed. */
import { linesOf } from '#format/output.ts';
import type { AnswerKey } from '#format/types.ts';
import type { OutputVerdict, Prediction } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import type { FormSpec } from '#session/forms/form.ts';
import { canBeOrdered, piecesOf } from './pieces.ts';

export interface OrderExercise {
  readonly form: 'order';
  readonly key: AnswerKey;
  /** The lines to choose from, shuffled. */
  readonly pieces: readonly string[];
}

export interface OrderDraft {
  readonly form: 'order';
  /** Indexes into the pieces, in the chosen order. */
  readonly placed: readonly number[];
}

export const order: FormSpec<OrderExercise, OrderDraft, OutputVerdict> = {
  exercise: ({ question, key, believed, seed }) => {
    if (key === undefined || !canBeOrdered(key.stdout)) return undefined;
    return { form: 'order', key, pieces: piecesOf(question.program, key.stdout, believed, seed) };
  },
  empty: () => ({ form: 'order', placed: [] }),
  isEmpty: ({ placed }) => placed.length === 0,
  answer: (draft, exercise) => predicted(draft, exercise).stdout,
  judge: (draft, exercise) => judgeOutput(predicted(draft, exercise), exercise.key),
  prediction: predicted,
  lines: ({ key }) => linesOf(key.stdout).length,
  letters: ({ pieces }) => pieces.length,
  press: (draft, _, letter) => togglePiece(draft, letter),
  back: ({ placed }) => ({ form: 'order', placed: placed.slice(0, -1) }),
};

function predicted({ placed }: OrderDraft, { pieces }: OrderExercise): Prediction {
  return { stdout: placed.map((piece) => `${pieces[piece] ?? ''}\n`).join('') };
}

/** Appends a piece, or removes it if it was already added. */
export function togglePiece({ placed }: OrderDraft, piece: number): OrderDraft {
  return {
    form: 'order',
    placed: placed.includes(piece) ? placed.filter((other) => other !== piece) : [...placed, piece],
  };
}

/** Moves the piece at a place by one line up (-1) or down (1); stops at the edges. */
export function movePiece(draft: OrderDraft, place: number, by: -1 | 1): OrderDraft {
  const other = place + by;
  const piece = draft.placed[place];
  const neighbour = draft.placed[other];
  if (piece === undefined || neighbour === undefined) return draft;
  return { form: 'order', placed: draft.placed.with(place, neighbour).with(other, piece) };
}
