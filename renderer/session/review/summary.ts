/** The results of a session. Pure. */
import type { Confidence, Memory } from '#schedule/types.ts';

/** An effective answer of the session, with the place of its question. */
export interface SummaryAnswer {
  readonly cardId: string;
  readonly deckId: string;
  readonly unit: string;
  readonly unitTitle: string;
  /** Its title, for display. */
  readonly concept: string;
  readonly correct: boolean;
  readonly confidence: Confidence | undefined;
  readonly before: Memory;
  readonly after: Memory;
  /** The models that print this wrong answer, the likeliest first. */
  readonly explainedBy: readonly string[];
}

/** A concept in words, with the unit in which it is taught. */
export interface ConceptLine {
  readonly concept: string;
  readonly unitTitle: string;
}

export interface LearntConcept extends ConceptLine {
  /** Known: it is due in days. Begun: it is due again today. */
  readonly state: 'begun' | 'known';
}

/** A wrong model that explains answers of the session. */
export interface ModelShown {
  readonly id: string;
  readonly count: number;
  /** The concepts that it affected, in words. */
  readonly concepts: readonly string[];
  readonly deckId: string;
  /** The unit in which it appeared most. */
  readonly unit: string;
  readonly unitTitle: string;
}

export interface Results {
  readonly answers: number;
  readonly right: number;
  /** Concepts met for the first time, or known from now on. */
  readonly learnt: readonly LearntConcept[];
  /** Concepts that were known before and still are. */
  readonly kept: readonly ConceptLine[];
  /** Concepts with a question that was last answered wrong. */
  readonly again: readonly ConceptLine[];
  /** The most frequent first. */
  readonly models: readonly ModelShown[];
  /** Questions met for the first time, and how many of them were answered wrong. */
  readonly met: number;
  readonly metWrong: number;
  /** Every answer was right, and given as sure. */
  readonly sure: boolean;
}

/** Sums up the effective answers of a session, in their order. */
export function summarise(answers: readonly SummaryAnswer[]): Results {
  const cards = [...groups(answers, ({ cardId }) => cardId).values()];
  const first = cards.map(([answer]) => answer);
  const met = first.filter(({ before }) => before.state === 'new');
  return {
    answers: answers.length,
    right: answers.filter(({ correct }) => correct).length,
    ...byConcept(cards),
    models: modelsIn(answers),
    met: met.length,
    metWrong: met.filter(({ correct }) => !correct).length,
    sure: answers.every(({ correct, confidence }) => correct && confidence === 'sure'),
  };
}

type Group<T> = readonly [T, ...T[]];

/** Groups items by key, in the order of the first of each. */
function groups<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, Group<T>> {
  const found = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}

function byConcept(
  cards: readonly Group<SummaryAnswer>[],
): Pick<Results, 'learnt' | 'kept' | 'again'> {
  const concepts = groups(cards, ([{ deckId, concept }]) => `${deckId} ${concept}`);
  const learnt: LearntConcept[] = [];
  const kept: ConceptLine[] = [];
  const again: ConceptLine[] = [];
  for (const of of concepts.values()) {
    const { concept, unitTitle } = of[0][0];
    const line = { concept, unitTitle };
    const ends = of.map((answers) => answers.at(-1) ?? answers[0]);
    const begins = of.map(([answer]) => answer.before.state);
    const known = ends.every(({ after }) => after.state === 'review');
    if (!ends.every(({ correct }) => correct)) again.push(line);
    else if (begins.every((state) => state === 'review')) kept.push(line);
    else learnt.push({ ...line, state: known ? 'known' : 'begun' });
  }
  return { learnt, kept, again };
}

function modelsIn(answers: readonly SummaryAnswer[]): readonly ModelShown[] {
  // If several models print the same, the answer says nothing about the less likely ones.
  const wrong = answers.flatMap((answer) => {
    const id = answer.correct ? undefined : answer.explainedBy[0];
    return id === undefined ? [] : [{ id, answer }];
  });
  return [...groups(wrong, ({ id }) => id)]
    .map(([id, of]) => {
      const byUnit = groups(of, ({ answer }) => `${answer.deckId} ${answer.unit}`);
      const [most = of] = [...byUnit.values()].sort((one, other) => other.length - one.length);
      const { deckId, unit, unitTitle } = most[0].answer;
      const concepts = new Set(of.map(({ answer }) => answer.concept));
      return { id, count: of.length, concepts: [...concepts], deckId, unit, unitTitle };
    })
    .toSorted((one, other) => other.count - one.count);
}

/** What there is to do next, from all the data. */
export interface Prospects {
  /** Cards that are due now and that the day has room for. */
  readonly reviews: number;
  readonly fresh: number;
  /** Cards in learning steps that are due soon, and when the first of them is. */
  readonly learning: { readonly count: number; readonly due: number } | undefined;
  /** The unit of the next new question. */
  readonly nextUnit: UnitPlace | undefined;
  /** Whether the unit in which the most frequent model appeared has anything to practise now. */
  readonly modelUnitOpen: boolean;
  /** The deck whose last new question was met in the session. */
  readonly finished:
    { readonly deckTitle: string; readonly met: number; readonly lasting: number } | undefined;
  /** When the next card of all is due, in ms since the epoch. */
  readonly nextDue: number | undefined;
}

export interface UnitPlace {
  readonly deckId: string;
  readonly unit: string;
  readonly unitTitle: string;
}

/** The suggested next step. */
export type Suggestion =
  /** Much was new and went wrong: sleep helps more than another try. */
  | { readonly kind: 'stop'; readonly due: number | undefined }
  /** One model appeared repeatedly: its unit treats it. */
  | ({ readonly kind: 'practise'; readonly model: string } & UnitPlace)
  /** All was right and sure: time for something new. */
  | ({ readonly kind: 'unit' } & UnitPlace)
  /** The session was shorter than the day: this many are left. */
  | { readonly kind: 'more'; readonly count: number }
  /** Learning cards are due soon. */
  | { readonly kind: 'break'; readonly count: number; readonly due: number }
  /**
   * Every question of a deck has been met: how many there are, and how many of them are lasting.
   */
  | {
      readonly kind: 'finished';
      readonly deckTitle: string;
      readonly met: number;
      readonly lasting: number;
    }
  | { readonly kind: 'done'; readonly due: number | undefined };

/** Whether only generated programs are left to ask. */
export function goesOn({ kind }: Suggestion): boolean {
  return kind === 'finished' || kind === 'done';
}

/** This many wrong first answers, if they are half of all, are enough for a day. */
const ENOUGH_WRONG = 3;
/** A model that appears this often is no slip. */
const NO_SLIP = 2;
/** After fewer answers there is no reason to move on. */
const ENOUGH_SURE = 3;

/** What to do next, from the results of the session and what there is to do. */
export function suggest(results: Results, prospects: Prospects): Suggestion {
  const { met, metWrong, models, sure, answers } = results;
  const { reviews, fresh, learning, nextUnit, modelUnitOpen, finished, nextDue } = prospects;
  if (finished !== undefined && met > 0) return { kind: 'finished', ...finished };
  if (metWrong >= ENOUGH_WRONG && metWrong * 2 >= met) return { kind: 'stop', due: nextDue };
  const [model] = models;
  if (model !== undefined && model.count >= NO_SLIP && modelUnitOpen) {
    const { id, deckId, unit, unitTitle } = model;
    return { kind: 'practise', model: id, deckId, unit, unitTitle };
  }
  if (reviews === 0 && sure && answers >= ENOUGH_SURE && nextUnit !== undefined) {
    return { kind: 'unit', ...nextUnit };
  }
  if (reviews + fresh > 0) return { kind: 'more', count: reviews + fresh };
  if (learning !== undefined) return { kind: 'break', ...learning };
  return { kind: 'done', due: nextDue };
}
