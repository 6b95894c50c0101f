/** Every text of the forms: how each is asked, answered and judged. */
import type { Ended } from '#format/types.ts';
import type { Form } from '#schedule/forms.ts';
import type { Ending } from '#session/forms/endings.ts';

/** Introduces a form when it first comes up: what it is, and how to answer. */
export const INTRODUCTIONS = {
  order: 'Put the lines in the order in which they are printed. Press a letter to add its line.',
  type: 'Type what the program prints, line by line. You have seen programs like this one.',
  choose: 'Choose what the program prints. The other outputs come from common misconceptions.',
  clock: 'The program is paused in the middle. Say what happens next.',
  print: 'Change the program so that it prints the target output.',
  concept: 'A question about an idea, without a program to run.',
  happen:
    'Suppose each wait may take any time. Say which of these outputs can happen. Loopwise has tried every order.',
  only: 'This program can do several things, because each wait may take any time. Change it so that only one of them is left.',
} as const satisfies Record<Form, string>;

export const INTRODUCTION = {
  label: 'New kind of question',
  /** Where another form can be had. */
  invitation: 'It takes longer than a prediction, and you can have another form instead.',
} as const;

export const CONCEPT = {
  group: (wanted: 'right' | 'wrong', single: boolean) =>
    single ? 'Choose one' : `Choose all that are ${wanted}`,
  ask: (wanted: 'right' | 'wrong', single: boolean) => {
    if (wanted === 'wrong') return single ? 'Which one is wrong?' : 'Which of these are wrong?';
    return single ? 'One is right.' : 'Several may be right.';
  },
  keys: 'Press a letter to choose.',
  right: 'Right',
  wrong: 'Wrong',
  yours: 'You chose',
  missed: 'You missed this',
} as const;

export const COMMIT = {
  group: 'Submit. How sure are you?',
  ask: 'How sure are you?',
  nothing: 'It prints nothing',
  guess: 'A guess',
  think: 'I think so',
  sure: 'Sure',
} as const;

export const ORDER = {
  output: 'Your prediction',
  placed: (line: number, text: string) => `Line ${line}: ${text}. Take back`,
  keys: 'Click or Delete: take back. Alt with ↑ ↓: move',
  empty: 'Put the lines in order.',
  lines: 'Available lines (some may be extra)',
  add: 'Press a letter to add its line,',
  back: 'to take the last one back.',
} as const;

/** Outputs to choose from. */
export const CHOOSE = {
  group: 'Which of these does it print?',
  nothing: 'nothing',
  /** Below an output, if not all of them end alike. */
  ends: (ending: Ending) => {
    if (ending.kind === 'raised') return `and ends with ${ending.type}`;
    return ending.kind === 'returned' ? 'and ends' : 'and never ends';
  },
} as const;

export const TYPE = {
  label: 'Your prediction, line by line',
  ending: 'And then the program',
  keys: ['next line.', 'on an empty line: finish.', ': an empty line.'],
  ends: { returned: 'ends', deadlock: 'never ends', raised: (type: string) => `ends with ${type}` },
} as const;

/** Below an output: how the program ends after it. */
export function endingSentence(ending: Ending): string {
  if (ending.kind === 'raised') return `Then it ends with ${ending.type}.`;
  return ending.kind === 'returned' ? 'Then it ends.' : 'Then it never ends.';
}

export const PRINT = {
  ask: 'Change the program so that it prints this.',
  target: 'Target output',
  onlyTarget: 'The only output that can happen',
  nothing: 'nothing',
  rules: (lines: string) => `Change at most ${lines}, but no text in quotes.`,
  runs: 'Your program runs once, when you submit it.',
  runsOften: 'Your program runs under many schedules when you submit it.',
  running: 'Running…',
  another: 'Ask me in another form',
  program: 'Program',
  editor: 'Program to change. Tab indents, Escape leaves the text.',
  keys: ['indents,', 'leaves the text.'],
  original: 'Restore the original',
  heads: ['Your program printed', 'Target output'],
  subject: 'Your program',
  clock: 'the program’s clock',
  solution: 'The program on the left prints it.',
  yours: 'Your program',
  ended: {
    returned: 'Your program ran to the end.',
    raised: (error: string) => `Your program ended with ${error}.`,
    deadlock: 'Your program never ended: every task was waiting, and nothing could wake one.',
  },
  stopped: {
    time: (seconds: number) =>
      `Your program was stopped: it was still running after ${seconds} seconds. It may contain an endless loop.`,
    turns: 'Your program was stopped: its event loop went round without coming to an end.',
    output: 'Your program was stopped: it printed without end.',
    memory: 'Your program was stopped: it needed too much memory.',
  },
} as const;

/** The predicted output beside the printed one. */
export const OUTPUTS = {
  heads: ['You predicted', 'It printed'],
  chose: 'You chose',
  subject: 'You predicted that it',
  clock: 'the program’s clock',
  line: 'Line',
  at: 'At',
  first: 'First difference: ',
  nothing: 'nothing',
  more: (count: number) => `and ${count} more ${count === 1 ? 'line' : 'lines'}`,
  stopped: 'It had to be stopped.',
  /** Continues the subject, such as "You predicted that it". */
  predictedEnd: (subject: string, ending: Ending | undefined) => {
    if (ending?.kind === 'raised') return `${subject} ends with ${ending.type}.`;
    return `${subject} ${ending?.kind === 'deadlock' ? 'never ends' : 'ends'}.`;
  },
  ended: (ended: Ended, seconds: number, clock: string) => {
    const time = seconds === 0 ? 'No time passed' : `${seconds} s passed`;
    switch (ended.kind) {
      case 'returned':
        return `${time} on ${clock}.`;
      case 'raised':
        return `${time}; then it ended with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
      case 'deadlock':
        return `${time}; then every task waits, and the program never ends.`;
      case 'limit':
        return `${time}; then it was stopped at the limit of ${ended.limit}.`;
    }
  },
  ending: 'Every line is correct, but the ending is different.',
  firstLine: 'Line 1 is different.',
  later: (correct: number) =>
    `${correct === 1 ? 'First line' : `First ${correct} lines`} correct; line ${correct + 1} differs.`,
} as const;

/** A paused program. */
export const CLOCK = {
  youSaid: 'You chose',
  none: 'none',
  tasks: 'The tasks so far',
  task: 'Task',
  runs: 'runs',
  at: 'is at',
  nothing: 'nothing',
  clock: 'Clock',
  printed: 'Printed so far',
  labels: {
    'next-line': 'Which line runs next?',
    'ready-queue': 'Ready, in order',
    'seconds': 'Seconds on the clock',
    'cancelled': 'Cancelled in the end',
    'printed-next': 'Printed next',
    'who-prints': 'The task that prints it',
    'alive': 'Tasks alive',
    'surfaces': 'Where it surfaces',
  },
  hints: {
    'next-line': 'Press a letter to choose a line.',
    'ready-queue': 'Press a letter to add a task to the queue or remove it. Some may not be ready.',
    'seconds': 'Press a letter to choose a time.',
    'cancelled': 'Press a letter to select or clear a task. Several may be right.',
    'printed-next': 'Press a letter to choose a line of output.',
    'who-prints': 'Press a letter to choose a task.',
    'alive': 'Press a letter to choose a number.',
    'surfaces': 'Press a letter to choose.',
  },
  names: {
    'next-line': 'Runs next',
    'ready-queue': 'Ready, in order',
    'seconds': 'Seconds passed',
    'cancelled': 'Cancelled',
    'printed-next': 'Printed next',
    'who-prints': 'Printed by',
    'alive': 'Alive',
    'surfaces': 'Surfaces at',
  },
  steps: {
    'next-line': 'What the loop does in between',
    'ready-queue': 'What the loop does there',
    'seconds': 'How the clock got there',
    'cancelled': 'Who cancels whom',
    'printed-next': 'What the loop does in between',
    'who-prints': 'What happens there',
    'alive': 'The tasks there',
    'surfaces': 'Where it goes',
  },
  wrong: {
    'next-line': 'A different line runs next.',
    'seconds': 'A different time.',
    'printed-next': 'A different line is printed next.',
    'who-prints': 'A different task prints it.',
    'alive': 'A different number of tasks is alive.',
    'surfaces': 'It surfaces somewhere else.',
    'ready-queue': 'A different task comes first.',
    'cancelled': 'Different tasks are cancelled.',
  },
  readyUpTo: (correct: string, ready: string) => `First ${correct} correct; ${ready} are ready.`,
  fewer: 'Fewer tasks are cancelled.',
  named: (named: number, all: number) => `You chose ${named} of the ${all} cancelled tasks.`,
} as const;

/** The frame around each form: the hint at the first question, and the verdict. */
export const FORM_WORDS = {
  letter: 'Press a letter to choose.',
  notQuite: 'Not quite.',
  believed: 'You would be right',
  hints: {
    order: 'Read the program. Then put the lines in order: press a letter to add its line.',
    type: 'Read the program. Then type what it prints, line by line.',
    choose: 'Read the program. Then choose what it prints: press a letter.',
    clock:
      'Read the program up to where it is paused. Then choose what happens next: press a letter.',
    concept: 'Read the question. Then press a letter to choose.',
    print:
      'Read the program and the target output. Then change the program so that it prints that.',
    happen: 'Read the program. Then press the letters of all outputs that can happen.',
    only: 'Read the program and the target output. Then change the program so that nothing else can happen.',
  },
} as const satisfies { readonly hints: Record<Form, string> } & Record<string, unknown>;

export const HAPPEN = {
  ask: 'Suppose each wait may take any time. Which of these can happen?',
  wrong: (wrong: number, all: number) =>
    wrong === 1 ? 'All but one correct.' : `${all - wrong} of ${all} correct.`,
} as const;

export const ONLY = {
  ask: 'If each wait may take any time, other things can happen too. Change the program so that only this can.',
  lost: 'This can no longer happen in your program.',
  others: (count: number) =>
    `${count === 1 ? 'One other outcome' : `${count} other outcomes`} can still happen.`,
} as const;
