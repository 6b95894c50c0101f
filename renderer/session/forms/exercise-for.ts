/** Chooses the form in which a card is asked: recognise first, then produce. Pure. */
import { hashOf } from '#format/hash.ts';
import type { Question } from '#format/types.ts';
import { LASTING } from '#schedule/memory.ts';
import type { Memory } from '#schedule/types.ts';
import type { Form } from '#store/rows.ts';
import type { Subject } from './form.ts';
import type { Exercise, FoundExercises } from './registry.ts';
import { onlyExercise } from './only/only.ts';
import { repairExercise } from './print/print.ts';
import { exerciseIn } from './registry.ts';

/**
 * The forms of each age, taken in turn. Ordering lines teaches as well as writing them, and takes
 * less time (Ericson 2017), so it comes first; mature cards are produced rather than recognised.
 */
const TURNS = {
  new: ['order', 'choose'],
  learning: ['choose', 'order'],
  // `clock` asks how the output comes about, so it follows once the output is roughly known.
  // `print` is the hardest form: it can be declined until the card is mature.
  young: ['order', 'clock', 'type', 'choose', 'print', 'happen', 'type'],
  // `only` is harder still: it takes all that the program may do.
  mature: ['type', 'print', 'type', 'clock', 'type', 'choose', 'happen', 'type', 'only'],
} as const satisfies Record<string, readonly Form[]>;

/** The forms tried when none of the age fits the question; one of these always does. */
const FALLBACK = ['type', 'concept'] as const satisfies readonly Form[];

type WithTurn = (typeof TURNS)[keyof typeof TURNS][number] | (typeof FALLBACK)[number];
/** Does not compile if a form is missing above. */
true satisfies Form extends WithTurn ? true : Exclude<Form, WithTurn>;

/** The forms that a card with this memory may be asked in. */
export function formsFor(memory: Memory): readonly Form[] {
  return [...new Set(TURNS[ageOf(memory)])];
}

function ageOf(memory: Memory): keyof typeof TURNS {
  if (memory.state === 'new' || memory.state === 'learning') return memory.state;
  return memory.stability < LASTING ? 'young' : 'mature';
}

export interface ExerciseOptions {
  /** The exercises that are found by running programs. */
  readonly found?: FoundExercises;
  /** The form that the learner has just declined. */
  readonly except?: Form | undefined;
  /** Forms that come before their turn, because the learner has not met them. */
  readonly unmet?: readonly Form[] | undefined;
  /** It is asked because of a belief: an output is predicted, which only then can be what that belief has. */
  readonly testsBelief?: boolean | undefined;
}

/** The forms whose answers a belief can be told from. */
const TELLING: ReadonlySet<Form> = new Set(['order', 'type', 'choose']);

/** Whether the learner may have a question asked in another form than this one. */
export function mayDecline(form: Form, question: Pick<Question, 'kind'>, memory: Memory): boolean {
  const declinable = form === 'print' || form === 'only';
  return declinable && question.kind === 'predict' && ageOf(memory) !== 'mature';
}

/**
 * The exercise for a card with this memory: the form whose turn it is after that many reviews, or
 * the next that can ask the question. A repair question is always asked as a repair. Throws if no
 * form fits, which a checked question rules out.
 */
export function exerciseFor(
  subject: Subject,
  memory: Memory,
  { found, except, unmet = [], testsBelief = false }: ExerciseOptions = {},
): Exercise {
  const { question, key } = subject;
  if (question.kind === 'repair' && key !== undefined) {
    return question.only === true ? onlyExercise(question, key) : repairExercise(question, key);
  }
  if (question.kind === 'about') {
    const exercise = found?.(question.about === 'can-happen' ? 'happen' : 'clock');
    if (exercise !== undefined) return exercise;
    throw new Error(
      `The runs of ${question.id} have no such question any more. Write it anew, or remove it from its deck.`,
    );
  }
  const turns: readonly Form[] = TURNS[ageOf(memory)];
  // Cards met together must not all be asked in the same form.
  const turn = hashOf(question.id) + (memory.state === 'new' ? 0 : memory.reps);
  const inTurn = turns.map((_, at) => turns[(turn + at) % turns.length] ?? 'type');
  const telling = testsBelief ? inTurn.filter((form) => TELLING.has(form)) : [];
  const introduced = inTurn.filter((form) => unmet.includes(form));
  for (const form of [...telling, ...introduced, ...inTurn, ...FALLBACK]) {
    if (form === except) continue;
    const exercise = exerciseIn(form, subject, found);
    if (exercise !== undefined) return exercise;
  }
  throw new Error(`The question ${question.id} cannot be asked in any form.`);
}
