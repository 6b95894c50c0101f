/** Every text of the playground except those about a run, which are in words.ts. */
import type { Screen } from '#session/view.ts';
import { counted } from '#ui/times.ts';

export const BENCH = {
  title: 'Playground',
  back: {
    home: 'Back to today',
    insight: 'Back to what you believe',
    statistics: 'Back to the statistics',
    decks: 'Back to the decks',
    review: 'Back to the question',
  } satisfies Record<Screen, string>,
  open: 'Open a file',
  free: 'Nothing here counts.',
  program: 'Program',
  editor: 'Program. Tab indents, Escape leaves the text.',
  from: (what: 'file' | 'question', title: string) => `From a ${what}: ${title}`,
  own: 'Your own',
  original: 'Restore the original',
  pause: 'Runs when you stop typing.',
  indents: 'indents,',
  leaves: 'leaves the text',
} as const;

export const OUTPUT = {
  label: 'Result',
  run: 'Run',
  stop: 'Stop',
  watch: 'Watch the loop',
  save: 'Save as a file',
  question: 'Make a question',
  booting: 'Python is starting. Your program runs next.',
  running: 'Running…',
  stopped: 'Stopped.',
  output: 'Output',
  before: 'Output of the previous run',
  nothing: 'It prints nothing.',
  more: (count: number) => `and ${counted(count, 'more line')}`,
  difference: 'Difference',
  original: 'Original',
  yours: 'Yours',
  signs: { added: 'added', removed: 'removed', changed: 'changed' },
  stderrLabel: 'Standard error',
  stderr: 'stderr',
  waits: 'Where it waits for ever',
  line: (line: number) => `Line ${line}`,
  waitsFor: (who: string, what: string) => `${who} waits for \`${what.replaceAll('`', 'ˋ')}\`.`,
  place: (line: number) => `program.py, line ${line}`,
} as const;

export const OUTCOMES = {
  label: 'Every outcome',
  find: 'Find every outcome',
  otherLoops: 'Try other loops too',
  otherLoopsNote:
    'Another loop may run what is ready in any order. The loop of asyncio never does: first in, first out.',
  otherLoop: (statement: string) =>
    `On a loop that runs what is ready in another order${statement === '' ? '' : `, if ${statement}`}`,
  tried: (schedules: number, outcomes: number) =>
    `${counted(schedules, 'schedule')} tried, ${counted(outcomes, 'outcome')} so far…`,
  unreadable: (line: number) => `Line ${line} is not valid Python yet.`,
  needs: 'It needs something that Loopwise does not have.',
  untraced: 'It ended too early to be searched.',
  all: (count: number) =>
    count === 1
      ? '1 outcome, in whatever order its waits end.'
      : `All ${count} outcomes: every order in which its waits can end was tried.`,
  seen: (count: number, schedules: number) =>
    `${counted(count, 'outcome')} in ${counted(schedules, 'schedule')}.`,
  seenOnAny: (count: number, schedules: number) =>
    `${counted(count, 'outcome')} in ${counted(schedules, 'schedule')}, other loops included.`,
  late: 'The time was over before enough were tried: a shorter program takes less.',
  syntax: 'Syntax error',
  missing: (name: string) => `No ${name} here`,
  findings: 'Problems',
  line: (line: number) => `Line ${line}`,
  list: 'Outcomes',
  more: (count: number) => `and ${count} more`,
  plain: 'The usual run',
  where: (statement: string) => `If ${statement}`,
  share: (count: number, schedules: number) => `${count} of ${schedules}`,
  watch: 'Watch it',
  compare: 'Compare with the usual run',
} as const;

export const QUESTIONS = {
  label: 'Questions about it',
  ask: 'Ask me about it',
  preparing: 'Looking at its run…',
  nothing: {
    stopped:
      'The program had to be stopped, so nothing can be asked about it. Let it end by itself.',
    untraced: 'The run is too long to ask about. Make the program shorter.',
  },
  none: 'There is nothing to ask about this program.',
  score: (right: number, total: number) => `${right} of ${total} correct.`,
  place: (at: number, total: number) => `Question ${at} of ${total}`,
  leftOut: (kinds: readonly string[]) =>
    `Not asked, because asyncio does not define the order here: ${kinds.join(', ')}. “Find every outcome” shows what can happen.`,
  answers: 'Answers',
  check: 'Check',
  right: '✓ Correct.',
  wrong: (answers: readonly string[]) => `✗ Answer: ${answers.join(', ')}.`,
  next: 'Next',
  watch: 'Watch this moment',
  trying: 'Trying every order in which its waits can end…',
  notQuite: '✗ Not quite.',
  keep: 'Keep as a card',
  kept: 'It is a card of My questions now.',
  known: 'It is in My questions already.',
} as const;

export const GOAL = {
  aim: 'Make it the only one',
  title: 'Only this may happen',
  begin: 'Change the program so that nothing else can happen. Then find every outcome again.',
  changed: 'Changed. Find every outcome again.',
  notYet: (outcomes: number) => `✗ Not yet: ${counted(outcomes, 'outcome')} below.`,
  reached: '✓ Nothing else can happen.',
  seen: (schedules: number) => `✓ Nothing else happened in ${counted(schedules, 'schedule')}.`,
  refused: (why: string) => `It cannot become a card: ${why}`,
  drop: 'Give it up',
} as const;

export const PATH = {
  title: (seconds: string) => `Why it takes ${seconds} s`,
  line: (line: number) => `Line ${line}`,
  seconds: (seconds: string) => `${seconds} s`,
  more: (count: number) => `and ${count} shorter`,
  note: 'Nothing else counts: the program ends sooner only if one of these gets shorter.',
} as const;
