/**
 * The effect of the learner's changes on a card, and the state of a card according to its log.
 * Pure.
 */
import type { Memory } from '#schedule/types.ts';
import type {
  AnswerReviewRow,
  CardChange,
  CardMarks,
  CardRow,
  ChangeReviewRow,
  CramReviewRow,
  ReviewRow,
} from './rows.ts';

/** A requested change; what it replaces is read from the card. */
export type WantedChange =
  | Exclude<CardChange, { readonly do: 'forget' | 'due' | 'unbury' }>
  | { readonly do: 'unbury' }
  | { readonly do: 'forget' }
  | { readonly do: 'due'; readonly due: number };

/** The marks of a card, without its other fields. */
export function marksOf({ suspended, buriedUntil, flagged, tags }: CardMarks): CardMarks {
  return {
    ...(suspended === undefined ? {} : { suspended }),
    ...(buriedUntil === undefined ? {} : { buriedUntil }),
    ...(flagged === undefined ? {} : { flagged }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** Whether a card with these marks is asked, if its question exists. */
export function activeWith({ suspended, buriedUntil }: CardMarks): 0 | 1 {
  return suspended === 1 || buriedUntil !== undefined ? 0 : 1;
}

/** The card with exactly these marks. `isHere`: its deck has its question. */
export function withMarks(card: CardRow, marks: CardMarks, isHere: boolean): CardRow {
  const { suspended: _, buriedUntil: __, flagged: ___, tags: ____, ...rest } = card;
  return { ...rest, ...marks, active: isHere ? activeWith(marks) : 0 };
}

/** The marks after a change; the same object if it changes none of them. */
export function marksAfter(marks: CardMarks, change: WantedChange): CardMarks {
  const { tags = [] } = marks;
  switch (change.do) {
    case 'suspend':
      return marks.suspended === 1 ? marks : { ...marks, suspended: 1 };
    case 'resume':
      return without(marks, 'suspended');
    case 'bury':
      return marks.buriedUntil === change.until ? marks : { ...marks, buriedUntil: change.until };
    case 'unbury':
      return without(marks, 'buriedUntil');
    case 'flag':
      return marks.flagged === 1 ? marks : { ...marks, flagged: 1 };
    case 'unflag':
      return without(marks, 'flagged');
    case 'tag':
      return tags.includes(change.tag)
        ? marks
        : { ...marks, tags: [...tags, change.tag].toSorted() };
    case 'untag': {
      if (!tags.includes(change.tag)) return marks;
      const rest = tags.filter((tag) => tag !== change.tag);
      return rest.length === 0 ? without(marks, 'tags') : { ...marks, tags: rest };
    }
    case 'forget':
    case 'due':
      return marks;
  }
}

function without(marks: CardMarks, mark: keyof CardMarks): CardMarks {
  if (marks[mark] === undefined) return marks;
  const { [mark]: _, ...rest } = marks;
  return rest;
}

/** The inverse of a change; undefined for one that sets the memory or the due time. */
export function inverseOf(change: CardChange): WantedChange | undefined {
  switch (change.do) {
    case 'suspend':
      return { do: 'resume' };
    case 'resume':
      return { do: 'suspend' };
    case 'bury':
      return { do: 'unbury' };
    case 'unbury':
      return { do: 'bury', until: change.until };
    case 'flag':
      return { do: 'unflag' };
    case 'unflag':
      return { do: 'flag' };
    case 'tag':
      return { do: 'untag', tag: change.tag };
    case 'untag':
      return { do: 'tag', tag: change.tag };
    case 'forget':
    case 'due':
      return undefined;
  }
}

/** The part of a row of the log that its card depends on. */
export type Entry =
  | Pick<AnswerReviewRow, 'kind' | 'id' | 'at' | 'rating' | 'after' | 'dueAfter'>
  | Pick<ChangeReviewRow, 'kind' | 'id' | 'at' | 'change'>
  | Pick<CramReviewRow, 'kind' | 'id' | 'at'>;

/** A row about a card that was not taken back. */
export type EffectiveRow = AnswerReviewRow | ChangeReviewRow | CramReviewRow;

/** The rows about cards that were not taken back, in the order of the log. */
export function effectiveEntries(rows: readonly ReviewRow[]): EffectiveRow[] {
  const undone = new Set(rows.flatMap((row) => (row.kind === 'undo' ? [row.of] : [])));
  return rows
    .filter((row) => row.kind !== 'undo' && row.kind !== 'parameters')
    .filter(({ id }) => !undone.has(id));
}

/** The answers on which the memory of a card is based: those since it was last forgotten. */
export function answersSinceForgotten<E extends Entry>(
  entries: readonly E[],
): readonly Extract<E, { readonly kind: 'answer' }>[] {
  const from = entries.findLastIndex(
    (entry) => entry.kind === 'change' && entry.change.do === 'forget',
  );
  const isAnswer = (entry: E): entry is Extract<E, { readonly kind: 'answer' }> =>
    entry.kind === 'answer';
  return entries.slice(from + 1).filter(isAnswer);
}

/** The memory after the last of these rows. */
export function memoryAfter(entries: readonly Entry[]): Memory {
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'answer') return entry.after;
    if (entry.kind === 'change' && entry.change.do === 'forget') break;
  }
  return { state: 'new' };
}

/** The state that a card must have. */
export interface CardState {
  readonly memory: Memory;
  /** Undefined for a new card. */
  readonly due: number | undefined;
  /** When that due time was set, in ms since the epoch. */
  readonly at: number | undefined;
  readonly marks: CardMarks;
}

/** The state of a card according to its effective rows, oldest first. */
export function stateAfter(entries: readonly Entry[]): CardState {
  let state: CardState = { memory: { state: 'new' }, due: undefined, at: undefined, marks: {} };
  for (const entry of entries) {
    const { at } = entry;
    if (entry.kind === 'answer') {
      state = { ...state, memory: entry.after, due: entry.dueAfter, at };
    } else if (entry.kind === 'cram') {
      continue;
    } else if (entry.change.do === 'forget') {
      state = { ...state, memory: { state: 'new' }, due: undefined, at: undefined };
    } else if (entry.change.do === 'due') {
      if (state.memory.state !== 'new') state = { ...state, due: entry.change.due, at };
    } else state = { ...state, marks: marksAfter(state.marks, entry.change) };
  }
  return state;
}
