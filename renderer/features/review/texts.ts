/** Every text of a running session but those of the forms, which have their own beside them. */
import type { Rating } from '#schedule/types.ts';
import { counted } from '#ui/times.ts';
import type { NextStep, PartingStep } from '#session/review/parting-step.ts';

const RATING_NAMES = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
} as const satisfies Record<Rating, string>;

export const BROKEN = {
  title: 'This question could not be prepared',
  kept: 'None of your answers are lost.',
} as const;

export const SESSION_TEXTS = {
  counts: 'This session',
  unit: (title: string) => `New unit: ${title}`,
  fresh: 'new',
  learning: 'learning',
  review: 'to review',
  answered: 'done',
  why: 'Why this one?',
  minutes: (count: number) => `about ${count} min left`,
  answersLeft: (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'} left`,
} as const;

/** What a run does next, with the code; backticks stand around it. */
function next(step: NextStep, expected: boolean): string {
  switch (step.kind) {
    case 'line':
      return `line ${step.line}${step.task === undefined ? '' : ` of ${step.task}`}, ${quote(step.code)},${expected ? ' to run' : ' runs'} next`;
    case 'print':
      return `${quote(step.text)}${expected ? ' to be' : ' is'} printed next`;
    case 'end':
      return expected ? 'the program to end' : 'the program ends';
  }
}

/** Code in backticks, of which it must hold none. */
function quote(code: string): string {
  return `\`${code.replaceAll('`', 'ˋ')}\``;
}

export const PARTING = {
  title: 'Where it diverges',
  where: (after: number | undefined) =>
    after === undefined ? 'Where it diverges' : `Where it diverges: after line ${after}`,
  looking: 'Running both side by side…',
  outputOnly: 'Only in what is printed: see the lines marked above.',
  sentence: ({ truth, believed }: PartingStep) =>
    `You expected ${next(believed, true)}. Instead, ${next(truth, false)}.`,
} as const;

export const SUMMARY = {
  title: (answers: number, right: number) => `${counted(answers, 'answer')}, ${right} right`,
  nothing: 'Nothing is due here now',
  learned: 'Learned',
  states: { begun: 'started', known: 'learned' },
  kept: 'still known',
  again: 'To review',
  models: 'Misconceptions in this session',
  times: (count: number, concepts: string) =>
    `${count === 1 ? 'Once' : `${count} times`}: ${concepts}`,
  more: (count: number) => `${count} more`,
  coming: 'Coming back',
  questions: (count: number) => counted(count, 'question'),
} as const;

export const SUGGESTIONS = {
  stop: {
    text: 'Much of this was new, and many answers were wrong. Sleep helps: stop for today and come back tomorrow.',
    action: 'Stop for today',
  },
  practise: {
    text: (unit: string) =>
      `One misconception came up more than once. “${unit}” puts it to the test.`,
    action: (unit: string) => `Practise ${unit}`,
  },
  unit: {
    text: 'All of it right, and you were sure. You are ready for something new.',
    action: (unit: string) => `Continue with ${unit}`,
  },
  more: {
    text: (count: number) => `${counted(count, 'question')} left for today, whenever you like.`,
    action: 'Another session',
  },
  break: {
    text: (count: number, when: string) =>
      `${count === 1 ? '1 question comes' : `${count} questions come`} back in ${when}. Take a short break until then.`,
    action: 'Take a break',
  },
  finished: {
    text: (deck: string, met: number, lasting: number) =>
      `You have met all ${met} questions of ${deck}. ${lasting === 0 ? 'From now on there are only reviews' : `${lasting} of them are lasting; the others need a few more reviews`}: a few minutes on most days, and fewer every week.`,
    action: 'Finish',
  },
  done: {
    nothing: 'Nothing is scheduled.',
    text: (when: string) => `Done for now. The next review is in ${when}.`,
    action: 'Done',
  },
  leave: 'Finish for now',
} as const;

export const RATING_TEXTS = {
  names: RATING_NAMES,
  /** `when` as in "2 days". */
  next: (when: string) => `Next, in ${when}`,
  change: 'Earlier or later',
  group: 'When it comes back',
  suggested: 'suggested',
  changed: (chosen: Rating, suggested: Rating, when: string) =>
    `You chose ${RATING_NAMES[chosen]}. Suggested: ${RATING_NAMES[suggested]}, in ${when}.`,
  notStored: 'Your answer is not stored yet.',
  retry: (stale: boolean) => (stale ? 'Show what is due' : 'Store it again'),
} as const;
