/** Which form a card is asked in: recognise first, then produce. Pure. */
import { hashOf } from '#format/hash.ts';
import type { Question } from '#format/types.ts';
import { LASTING } from '#schedule/memory.ts';
import type { Memory } from '#schedule/types.ts';
import type { Form } from '#store/rows.ts';
import type { Subject } from './form.ts';
import type { Exercise, FoundExercises } from './registry.ts';
import { repairExercise } from './print/print.ts';
import { exerciseIn } from './registry.ts';

/**
 * The forms of each age, taken in turn. Ordering lines teaches as well as writing them in less time
 * (Ericson 2017), and so comes first; what is known is produced, not recognised.
 */
const TURNS = {
  new: ['order', 'choose'],
  learning: ['choose', 'order'],
  // To stop the clock asks how the output comes about: for those who begin to know what it is. To make
  // a program print something is the most that is asked, so until a card is mature it may be declined.
  young: ['order', 'clock', 'type', 'choose', 'print', 'type'],
  // To make a program print something takes all of what it does backwards: for those who know it.
  mature: ['type', 'print', 'type', 'clock', 'type', 'choose'],
} as const satisfies Record<string, readonly Form[]>;

/** What is left where none of an age's forms fits the question; one of them always does. */
const FALLBACK = ['type', 'concept'] as const satisfies readonly Form[];

type WithTurn = (typeof TURNS)[keyof typeof TURNS][number] | (typeof FALLBACK)[number];
/** A form that has no turn above does not compile here. */
true satisfies Form extends WithTurn ? true : Exclude<Form, WithTurn>;

/** The forms that a card with this memory may be asked in. */
export function formsFor(memory: Memory): readonly Form[] {
  return [...new Set(TURNS[ageOf(memory)])];
}

function ageOf(memory: Memory): keyof typeof TURNS {
  if (memory.state === 'new' || memory.state === 'learning') return memory.state;
  return memory.stability < LASTING ? 'young' : 'mature';
}

export interface FittingOptions {
  /** The exercises that took runs to find. */
  readonly found?: FoundExercises;
  /** A form that the learner does not want now. */
  readonly except?: Form | undefined;
}

/** Whether the learner may have a question asked in another form than this one. */
export function mayDecline(form: Form, question: Pick<Question, 'kind'>, memory: Memory): boolean {
  return form === 'print' && question.kind !== 'repair' && ageOf(memory) !== 'mature';
}

/**
 * The exercise for a card with this memory: the form whose turn it is after as many reviews, or the
 * next that can ask the question. A program to repair is
 * asked as such at any age. Throws where no form can, which a checked question rules out.
 */
export function fittingExercise(
  subject: Subject,
  memory: Memory,
  { found, except }: FittingOptions = {},
): Exercise {
  const { question, key } = subject;
  if (question.kind === 'repair' && key !== undefined) return repairExercise(question, key);
  const turns: readonly Form[] = TURNS[ageOf(memory)];
  // Cards met together must not all be asked in the same form.
  const turn = hashOf(question.id) + (memory.state === 'new' ? 0 : memory.reps);
  const inTurn = turns.map((_, at) => turns[(turn + at) % turns.length] ?? 'type');
  for (const form of [...inTurn, ...FALLBACK]) {
    if (form === except) continue;
    const exercise = exerciseIn(form, subject, found);
    if (exercise !== undefined) return exercise;
  }
  throw new Error(`The question ${question.id} cannot be asked in any form.`);
}
