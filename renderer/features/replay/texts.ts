/** Every text of the replay except those about a state of the loop, which are in words.ts. */
import type { StepBy } from '#engine/trace/trace-reader.ts';

export const REPLAY = {
  title: 'Watch the loop',
  back: 'Back',
  retry: 'Try again',
  cut: 'The program went on; only its beginning can be watched.',
  booting: 'Python is starting. The program runs as soon as it is ready.',
  failed: 'This run can’t be watched.',
  firstDifference: 'First difference',
  diverges: 'Where it diverges',
  truth: 'What the loop does',
  compare: { model: 'Compare with your belief', schedule: 'Compare with the other schedule' },
  next: 'Next',
  now: 'Now',
  happens: 'What happens',
  led: 'Just before',
  earlier: (count: number) => (count === 1 ? '1 earlier step' : `${count} earlier steps`),
  band: 'clock moves, nothing runs',
  at: 'At',
} as const;

export const COROUTINES = {
  title: 'Coroutine objects',
  created: (line: number) => `created at line ${line}, not awaited yet`,
  awaited: (line: number) => `awaited at line ${line}`,
  unawaited: (line: number) => `created at line ${line}, never awaited: nothing of it ran`,
  more: (count: number) => `and ${count} more`,
} as const;

export const TIMELINE = {
  label: 'Lanes over virtual time',
  legend: 'Legend',
  less: 'Zoom out: more of the run',
  more: 'Zoom in: less of the run, larger',
  all: 'all of it',
  part: (zoom: number) => `1/${zoom} of it`,
  inWords: 'in words',
  lanes: (count: number, time: string) =>
    `Lanes of ${count} over ${time}. They can be shown in words.`,
  otherLanes: (loop: string) => `Lanes ${loop.charAt(0).toLowerCase()}${loop.slice(1)}`,
  place: (time: string, turn: number) => `${time} · turn ${turn}`,
} as const;

export const PROGRAM = {
  label: 'Program',
  lines: 'Lines',
  running: 'Running: ',
  believed: 'model',
  suspended: (names: string) => `Suspended here: ${names}`,
  suspendedLabel: 'suspended here: ',
  stack: 'Call stack',
  over: 'empty: the program is over',
  loop: 'the event loop itself',
  line: (line: number) => `line ${line}`,
} as const;

export const LANES = {
  label: 'Lanes in words',
  more: (count: number) => `and ${count} more lanes`,
  before: (count: number) => `${count} before`,
  after: (count: number) => `${count} after`,
  waiting: (what: string) => `waiting for ${what}`,
  at: (what: string, time: string) => `${what} at ${time}`,
  from: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
} as const;

export const TRANSPORT = {
  label: 'Steps',
  start: 'To the beginning',
  back: 'A step back',
  play: 'Play',
  pause: 'Pause',
  forward: 'A step forward',
  end: 'To the end',
  by: 'Step by',
  names: {
    line: 'line',
    switch: 'switch',
    turn: 'turn',
    print: 'print',
    event: 'everything',
  } satisfies Record<StepBy, string>,
  titles: {
    line: 'Each line that runs',
    switch: 'Each time another task runs',
    turn: 'Each turn of the loop',
    print: 'Each print',
    event: 'Everything that happens',
  } satisfies Record<StepBy, string>,
  speed: 'Speed',
  place: 'Place in the run',
  event: (at: number, of: number, time: string) => `event ${at} of ${of}, at ${time}`,
} as const;

export const LOOP = {
  ready: 'Ready queue',
  next: 'next',
  empty: 'Empty.',
  timers: 'Timers',
  noTimers: 'No timers',
  more: (count: number) => `and ${count} more`,
  tasks: 'Tasks',
  noTasks: 'No tasks yet.',
  thread: 'thread',
  threadState: (line: number | undefined, by: string) =>
    `running${line === undefined ? '' : ` at line ${line}`}, started by ${by}`,
  awaitedBy: (names: string) => ` · awaited by ${names}`,
  toCreation: (name: string) => `Go to where ${name} is created`,
  toCreationBefore: (name: string) => `Go to where ${name} is `,
  created: 'created',
  toEnd: (name: string) => `Go to the end of ${name}`,
  toEndBefore: (name: string) => `Go to where ${name} is at its `,
  end: 'end',
} as const;

export const OUTPUT = {
  label: 'Output',
  title: 'Output so far',
  line: 'Line',
  nothing: 'It prints nothing.',
  nothingMore: 'nothing more',
  lineLabel: { first: 'First difference: ', other: 'Go to line ' },
  predicted: 'You predicted',
  prints: 'It prints',
  first: 'The first line that differs: go there',
  go: 'Go to where it is printed',
} as const;
