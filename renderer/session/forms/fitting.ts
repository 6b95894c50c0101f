/** Which form a card is asked in: recognise first, then produce. Pure. */
import type { Question } from '#format/types.ts';
import { seedOf } from '#schedule/random.ts';
import type { Memory } from '#schedule/types.ts';
import type { Form } from '#store/rows.ts';
import type { Subject } from './form.ts';
import type { Exercise } from './registry.ts';
import { FORMS } from './registry.ts';

/** Days of stability from which a memory counts as mature, as Anki has it. */
const MATURE = 21;

/**
 * The forms of each age, taken in turn. Ordering lines teaches as well as writing them in less time
 * (Ericson 2017), and so comes first; what is known is produced, not recognised.
 */
const TURNS = {
  new: ['order', 'choose'],
  learning: ['choose', 'order'],
  // To stop the clock asks how the output comes about: for those who begin to know what it is.
  young: ['type', 'order', 'clock', 'type', 'choose'],
  // To make a program print something takes all of what it does backwards: for those who know it.
  mature: ['type', 'print', 'type', 'choose'],
} as const satisfies Record<string, readonly Form[]>;

/** Whether a card with this memory may be asked to stop the clock, which takes a trace. */
export function wantsTrace(memory: Memory): boolean {
  const turns: readonly Form[] = TURNS[ageOf(memory)];
  return turns.includes('clock');
}

/** Whether a card with this memory may be asked to change a program, which takes a slip in it. */
export function wantsMutation(memory: Memory): boolean {
  const turns: readonly Form[] = TURNS[ageOf(memory)];
  return turns.includes('print');
}

/** What is left where none of an age's forms fits the question; one of them always does. */
const FALLBACK: readonly Form[] = ['type', 'concept'];

function ageOf(memory: Memory): keyof typeof TURNS {
  if (memory.state === 'new' || memory.state === 'learning') return memory.state;
  return memory.stability < MATURE ? 'young' : 'mature';
}

/** A program to repair and sentences to choose from are asked in one form at any age. */
function turnsFor({ kind }: Question, memory: Memory): readonly Form[] {
  if (kind === 'repair') return ['print'];
  return kind === 'choice' ? ['concept'] : TURNS[ageOf(memory)];
}

/**
 * The exercise for a card with this memory: the form whose turn it is after as many reviews, or the
 * next that can ask the question. Throws where no form can, which a checked question rules out.
 */
export function fittingExercise(subject: Subject, memory: Memory): Exercise {
  const turns = turnsFor(subject.question, memory);
  // Cards met together must not all be asked in the same form.
  const turn = seedOf(subject.question.id) + (memory.state === 'new' ? 0 : memory.reps);
  const inTurn = turns.map((_, at) => turns[(turn + at) % turns.length] ?? 'type');
  for (const form of [...inTurn, ...FALLBACK]) {
    const exercise = FORMS[form].exercise(subject);
    if (exercise !== undefined) return exercise;
  }
  throw new Error(`The question ${subject.question.id} cannot be asked in any form.`);
}
