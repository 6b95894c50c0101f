/** Every text of a running session except those of the forms, which are beside them. */
import type { Rating } from '#schedule/types.ts';
import { counted } from '#ui/times.ts';
import type { Cause, NextStep, PartingStep } from '#session/review/parting-step.ts';
import type { Printing } from '#session/review/watched.ts';
import type { Wait } from '#session/waits.ts';

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
  leave: 'Leave',
  takeBack: 'Take back',
  answers: 'Answers',
  program: 'Program',
  retry: 'Try again',
  unit: (title: string) => `New unit: ${title}`,
  fresh: 'new',
  learning: 'learning',
  review: 'to review',
  answered: 'done',
  why: 'Why this one?',
  card: 'This question',
  minutes: (count: number) => `about ${count} min left`,
  answersLeft: (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'} left`,
} as const;

/** Code in backticks; the code itself must not contain any. */
function quote(code: string): string {
  return `\`${code.replaceAll('`', 'ˋ')}\``;
}

/** What the marked line does, if the belief is wrong about that; with backticks around code. */
function causeText(cause: Cause): string {
  switch (cause.kind) {
    case 'coroutine':
      return `${quote(cause.call)} returns a coroutine; nothing of it runs yet.`;
    case 'task':
      return `${cause.task} is created here and waits in the ready queue.`;
    case 'suspended':
      return `${cause.who} is suspended here, at ${quote(cause.waitsFor)}.`;
  }
}

/** A step without its task: what is expected. */
function stepText(step: NextStep): string {
  switch (step.kind) {
    case 'line':
      return `line ${step.line}, ${quote(step.code)}`;
    case 'print':
      return quote(step.text);
    case 'end':
      return 'the end of the program';
  }
}

function of(step: NextStep): string {
  return step.kind === 'end' || step.task === undefined ? '' : ` in ${step.task}`;
}

function happens(step: NextStep): string {
  switch (step.kind) {
    case 'line':
      return `Next, line ${step.line} runs${of(step)}: ${quote(step.code)}`;
    case 'print':
      return `It prints ${quote(step.text)}${of(step)}`;
    case 'end':
      return 'The program ends';
  }
}

export const VERDICT = {
  why: 'Why',
  watch: 'Watch the loop',
  whatIf: 'What if… change it',
  prints: 'The program prints',
  nothing: 'nothing',
  said: 'On this answer',
  again: 'Ask me that again, differently',
  documentation: 'Python documentation ↗',
  python: (versions: string) => `Python ${versions.replace('>=', '≥ ')}`,
  tiers: {
    DOC: undefined,
    IMPL: 'CPython detail: the documentation does not promise it.',
    VER: 'This differs between versions of Python.',
  },
} as const;

export const RIGHT = 'Right.';

export const BELIEF = {
  title: 'What you may have believed',
  /** Such as "You would be right if this were so:". */
  lead: (start: string, count: number) =>
    `${start} if ${count > 1 ? 'both of these were so' : 'this were so'}:`,
  near: 'Your prediction starts like the output',
  fits: (line: number) => `It fits up to line ${line}; from line ${line + 1} on it does not.`,
  others: 'Other beliefs with the same output:',
  or: '; or ',
} as const;

export const HINT = {
  hide: 'Hide tips',
  verdict: ['The explanation is above.', 'goes on;', 'changes when it comes back.'],
  typed: 'How sure are you? Your choice submits your answer.',
  keys: ['How sure are you?', 'or', 'submits your answer.'],
} as const;

export const PARTING = {
  looking: 'Finding the line where it diverges…',
  outputOnly: 'Only the output differs: see the lines marked above.',
  sentence: ({ cause, truth, believed }: PartingStep) =>
    `${cause === undefined ? '' : `${causeText(cause)} `}${happens(truth)}; you expected ${stepText(believed)}${of(believed)}.`,
} as const;

export const PRINTING = {
  title: 'What ran, and why',
  mark: ({ output, who }: Printing) =>
    `Line ${output + 1} of the output is printed here${who === undefined ? '' : `, by ${who}`}.`,
  first: ({ line, who }: Printing) =>
    `Line ${line} prints it${who === undefined ? ', and nothing else could run before it' : ` in ${who}`}.`,
  queue: 'In the ready queue when its turn came, in order:',
} as const;

export const WAITS = {
  title: 'Where it waits for ever',
  one: ({ line, who, waitsFor }: Wait) =>
    `${line === undefined ? '' : `Line ${line}: `}${who} waits for ${quote(waitsFor)}.`,
} as const;

export const ANSWERS = {
  title: 'Answers of this session',
  hint: 'An answer that is taken back counts for nothing, and its question is asked again.',
  look: 'Look again',
  lookAt: (concept: string) => `Look again: ${concept}`,
  back: 'All answers',
  program: 'Program',
  close: 'Close',
  takeBack: 'Take back',
  takeBackThat: (concept: string, place: string) => `Take back: ${concept}, ${place}`,
  right: 'correct',
  wrong: 'incorrect',
  followers: (count: number) => ` · with ${counted(count, 'later answer')} to it`,
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
  endless: 'Fresh programs, without end',
} as const;

export const RATING_TEXTS = {
  names: RATING_NAMES,
  /** `when` as in "2 days". */
  next: (when: string) => `Next, in ${when}`,
  nextOnly: 'Next',
  cram: 'Not scheduled: it comes back when it would have anyway.',
  change: 'Earlier or later',
  group: 'When it comes back',
  suggested: 'suggested',
  changed: (chosen: Rating, suggested: Rating, when: string) =>
    `You chose ${RATING_NAMES[chosen]}. Suggested: ${RATING_NAMES[suggested]}, in ${when}.`,
  notStored: 'Your answer is not stored yet.',
  retry: (stale: boolean) => (stale ? 'Show what is due' : 'Store it again'),
} as const;
