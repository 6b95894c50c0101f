/** An answer while it is being given. Pure: every change is a new draft. */
import type { Asked } from './ask.ts';

export type Draft =
  | { readonly form: 'type'; readonly text: string }
  /** Indexes into the pieces, in the order in which they were put down. */
  | { readonly form: 'order'; readonly placed: readonly number[] }
  | { readonly form: 'choose'; readonly taken: ReadonlySet<number> };

export function emptyDraft({ form }: Asked): Draft {
  switch (form) {
    case 'type':
      return { form, text: '' };
    case 'order':
      return { form, placed: [] };
    case 'choose':
      return { form, taken: new Set() };
  }
}

/** Whether nothing has been answered yet. */
export function isEmpty(draft: Draft): boolean {
  switch (draft.form) {
    case 'type':
      return draft.text.trim() === '';
    case 'order':
      return draft.placed.length === 0;
    case 'choose':
      return draft.taken.size === 0;
  }
}

/** Puts a piece at the end, or takes it back where it is down already. */
export function togglePiece(draft: Draft, piece: number): Draft {
  if (draft.form !== 'order') return draft;
  const { placed } = draft;
  return {
    form: 'order',
    placed: placed.includes(piece) ? placed.filter((other) => other !== piece) : [...placed, piece],
  };
}

/** Takes the last piece back. */
export function takeBack(draft: Draft): Draft {
  return draft.form === 'order' ? { ...draft, placed: draft.placed.slice(0, -1) } : draft;
}

/** Moves the piece at a place by one line up (-1) or down (1); at the edge nothing happens. */
export function movePiece(draft: Draft, place: number, by: -1 | 1): Draft {
  if (draft.form !== 'order') return draft;
  const other = place + by;
  const piece = draft.placed[place];
  const neighbour = draft.placed[other];
  if (piece === undefined || neighbour === undefined) return draft;
  return { ...draft, placed: draft.placed.with(place, neighbour).with(other, piece) };
}

/** Takes or leaves a choice; where one choice alone is right, taking it leaves the others. */
export function toggleChoice(draft: Draft, choice: number, single: boolean): Draft {
  if (draft.form !== 'choose') return draft;
  if (single) return { form: 'choose', taken: new Set([choice]) };
  const taken = new Set(draft.taken);
  if (!taken.delete(choice)) taken.add(choice);
  return { form: 'choose', taken };
}

/** The answer as text, as it is judged and kept in the log. */
export function answerText(draft: Draft, { pieces, question }: Asked): string {
  switch (draft.form) {
    case 'type':
      return draft.text;
    case 'order':
      return draft.placed.map((piece) => `${pieces[piece] ?? ''}\n`).join('');
    case 'choose':
      // Their texts: at the next review the same choices stand in other places.
      return question.kind === 'choice'
        ? question.choices.flatMap(({ text }, at) => (draft.taken.has(at) ? [text] : [])).join('\n')
        : '';
  }
}
