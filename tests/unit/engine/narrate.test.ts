import { expect, test } from 'vitest';
import { narrate } from '#engine/trace/narrate.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { KINDS, WAITS } from '#engine/trace/trace.ts';
import type { TraceEvent, Wait } from '#engine/trace/trace.ts';
import { SLEEPERS, encodeTrace } from '../../fixtures/encode-trace.ts';

const reader = openTrace(SLEEPERS);

test.each([
  [0, 'Python starts the file.'],
  [2, 'The main program runs line 11.'],
  [3, 'The main program creates the task Task-1 from `main`. Nothing of it runs yet.'],
  [4, 'The first step of Task-1 goes to the end of the ready queue.'],
  [5, 'Turn 1 of the loop begins. In the ready queue: the first step of Task-1.'],
  [6, 'The loop runs the first step of Task-1.'],
  [
    13,
    '`gather(...)` suspends Task-1 and waits for Task-2 and Task-3; ' +
      'next in the ready queue is the first step of Task-2.',
  ],
  [18, 'Task-2 prints `in 2`.'],
  [20, 'The sleep of Task-2 sets a timer for 2 s, 2 s from now.'],
  [
    28,
    '`sleep(1)` suspends Task-3 until 1 s; the ready queue is empty, so the clock moves to 1 s.',
  ],
  [29, 'Nothing is ready, so the clock moves to 1 s, where the next timer is due.'],
  [30, 'A timer is due at 1 s and goes to the ready queue: the end of the sleep of Task-3.'],
  [32, 'The loop runs the end of the sleep of Task-3.'],
  [33, 'The future that Task-3 waits for is done.'],
  [34, 'The wake-up of Task-3 goes to the end of the ready queue.'],
  [35, 'The callback is over; next in the ready queue is the wake-up of Task-3.'],
  [37, 'The loop wakes Task-3: `sleep(1)` is over.'],
  [41, '`nap` returns.'],
  [42, 'Task-3 is done; the ready queue is empty, so the clock moves to 2 s.'],
  [57, 'The future that Task-1 waits for is done, its result is `[None, None]`.'],
  [64, 'The program ends.'],
])('moment %i of two sleepers: %s', (moment, sentence) => {
  expect(narrate(reader, moment)).toBe(sentence);
});

const FUNCTIONS = [
  ['<module>', 1],
  ['work', 2],
] as const;
const BEFORE: readonly TraceEvent[] = [
  { kind: 'task', lane: 0, task: 1, name: 'main', coroutine: 'main' },
  { kind: 'begin', lane: 1, handle: 1, callback: { kind: 'start', task: 1 } },
  { kind: 'task', lane: 1, task: 2, name: 'fetch', coroutine: 'work' },
  { kind: 'queued', lane: 1, handle: 2, callback: { kind: 'start', task: 2 } },
];

/** The sentence about the last of these events, after `main` has created `fetch`. */
function narrated(...events: readonly TraceEvent[]): string {
  const trace = encodeTrace([...BEFORE, ...events], FUNCTIONS);
  return narrate(openTrace(trace), BEFORE.length + events.length - 1);
}

const MADE: TraceEvent = { kind: 'coroutine', lane: 1, coroutine: 1, fn: 1, text: 'work(3)' };

const CASES: readonly (readonly [string, readonly TraceEvent[]])[] = [
  ['`work(3)` makes a coroutine object. Nothing of `work` runs yet.', [MADE]],
  [
    'main awaits `work(3)`, which begins to run.',
    [MADE, { kind: 'awaited', lane: 1, coroutine: 1, task: 0 }],
  ],
  ['fetch takes over `work(3)`.', [MADE, { kind: 'awaited', lane: 1, coroutine: 1, task: 2 }]],
  [
    '`work(3)` is gone: nobody awaited it, and none of it ever ran.',
    [MADE, { kind: 'unawaited', lane: 1, coroutine: 1 }],
  ],
  [
    '`work` goes on at line 3, where it had yielded.',
    [{ kind: 'call', lane: 1, fn: 1, line: 3, resumed: true }],
  ],
  [
    '`work` yields a value and stays where it is.',
    [{ kind: 'return', lane: 1, fn: 1, how: 'yielded' }],
  ],
  ['`work` is left by an exception.', [{ kind: 'return', lane: 1, fn: 1, how: 'raised' }]],
  ['main prints an empty line.', [{ kind: 'print', lane: 1, text: '\n', stream: 'stdout' }]],
  [
    'main writes to stderr: `oh⏎no`.',
    [{ kind: 'print', lane: 1, text: 'oh\nno\n', stream: 'stderr' }],
  ],
  [
    '`asyncio.run` creates the task Task-9 from `shutdown_asyncgens`. Nothing of it runs yet.',
    [{ kind: 'task', lane: 0, task: 3, name: 'Task-9', coroutine: 'shutdown_asyncgens' }],
  ],
  [
    'main enters a timeout: a timer is set for 5 s.',
    [{ kind: 'timer', lane: 1, handle: 3, callback: { kind: 'timeout', task: 1 }, when: 5 }],
  ],
  [
    'A timer is set for 0.3 s: the call of `tick`.',
    [
      {
        kind: 'timer',
        lane: 1,
        handle: 3,
        callback: { kind: 'call', name: 'tick' },
        when: 0.1 + 0.2,
      },
    ],
  ],
  [
    'The timer for 5 s is cancelled: nobody needs it any more.',
    [
      { kind: 'timer', lane: 1, handle: 3, callback: { kind: 'timeout', task: 1 }, when: 5 },
      { kind: 'dropped', lane: 1, handle: 3 },
    ],
  ],
  [
    'main cancels the call of `tick`; it will not run.',
    [
      { kind: 'queued', lane: 1, handle: 3, callback: { kind: 'call', name: 'tick' } },
      { kind: 'dropped', lane: 1, handle: 3 },
    ],
  ],
  [
    'Time passes: it is 2 s now. Nothing else could run meanwhile.',
    [{ kind: 'clock', lane: 0, time: 2 }],
  ],
  ['Turn 4 of the loop begins; nothing is ready.', [{ kind: 'turn', lane: 0, turn: 4, ready: [] }]],
  [
    'The first step of fetch runs inside the call that creates it.',
    [{ kind: 'begin', lane: 2, handle: -1, callback: { kind: 'start', task: 2 } }],
  ],
  [
    'The loop goes on with fetch, whose turn has come again.',
    [{ kind: 'begin', lane: 2, handle: 2, callback: { kind: 'step', task: 2 } }],
  ],
  [
    'The timeout of main expires: it cancels the task.',
    [{ kind: 'begin', lane: 0, handle: 3, callback: { kind: 'timeout', task: 1 } }],
  ],
  [
    'The loop runs `gather`’s completion callback.',
    [{ kind: 'begin', lane: 0, handle: 3, callback: { kind: 'call', name: '_done_callback' } }],
  ],
  [
    'The loop runs the end of `block` in its thread.',
    [{ kind: 'begin', lane: 0, handle: 3, callback: { kind: 'call', name: 'end of block' } }],
  ],
  [
    'main yields to the event loop and stays ready; ' +
      'next in the ready queue is the first step of fetch.',
    [{ kind: 'end', lane: 1, outcome: 'yields', text: '' }],
  ],
  [
    'main is done, its result is `3`; next in the ready queue is the first step of fetch.',
    [{ kind: 'end', lane: 1, outcome: 'result', text: '3' }],
  ],
  [
    'main ends with `ValueError: bad`, kept for whoever awaits it; ' +
      'next in the ready queue is the first step of fetch.',
    [{ kind: 'end', lane: 1, outcome: 'exception', text: 'ValueError: bad' }],
  ],
  [
    'main is cancelled for good; next in the ready queue is the first step of fetch.',
    [{ kind: 'end', lane: 1, outcome: 'cancelled', text: '' }],
  ],
  [
    'The future is cancelled.',
    [{ kind: 'future', lane: 1, future: 7, how: 'cancelled', text: '' }],
  ],
  [
    'The future is done, with the exception `OSError`.',
    [{ kind: 'future', lane: 1, future: 7, how: 'exception', text: 'OSError' }],
  ],
  [
    'main asks fetch to cancel itself before its first step: none of it will run.',
    [{ kind: 'cancel', lane: 1, task: 2, via: 0 }],
  ],
  [
    'main asks itself to cancel itself. `CancelledError` comes up in it at its next step.',
    [{ kind: 'cancel', lane: 1, task: 1, via: 0 }],
  ],
  [
    'main waits for fetch, so the request goes on to fetch.',
    [{ kind: 'cancel', lane: 0, task: 2, via: 1 }],
  ],
  [
    '`ValueError: bad` comes up in `work` at line 4.',
    [{ kind: 'raise', lane: 1, exception: 'ValueError: bad', fn: 1, line: 4 }],
  ],
  [
    '`work` has handled `ValueError: bad` and goes on.',
    [{ kind: 'catch', lane: 1, exception: 'ValueError: bad', fn: 1, line: 6 }],
  ],
  [
    'main hands `block` to thread 1; the loop does not wait for it.',
    [{ kind: 'thread', lane: -1, name: 'block', by: 1, begins: true }],
  ],
  [
    'Thread 1 (`block`) runs line 7.',
    [
      { kind: 'thread', lane: -1, name: 'block', by: 1, begins: true },
      { kind: 'line', lane: -1, fn: 1, line: 7 },
    ],
  ],
  [
    '`block` is over in thread 1.',
    [
      { kind: 'thread', lane: -1, name: 'block', by: 1, begins: true },
      { kind: 'thread', lane: -1, name: 'block', by: 0, begins: false },
    ],
  ],
  ['The program ends with `KeyError: 1`.', [{ kind: 'exit', lane: 0, exception: 'KeyError: 1' }]],
];

test.each(CASES)('%s', (sentence, events) => {
  expect(narrated(...events)).toBe(sentence);
});

const WAIT: Record<Wait['kind'], string> = {
  'sleep': '`it()` suspends main until 3 s',
  'task': 'main is suspended until fetch is done',
  'gather': '`it()` suspends main and waits for fetch',
  'wait': '`it()` suspends main and waits for fetch',
  'as-completed': '`it()` suspends main and waits for fetch',
  'shield': '`it()` suspends main and waits for fetch',
  'group': 'main waits at the end of the TaskGroup for fetch',
  'lock': 'main is suspended at `it()`: another task holds the lock',
  'event': 'main is suspended at `it()` until the event is set',
  'condition': 'main is suspended at `it()` until it is notified',
  'semaphore': 'main is suspended at `it()`: no place is free',
  'barrier': 'main is suspended at `it()` until enough tasks have come',
  'get': 'main is suspended at `it()`: the queue is empty',
  'put': 'main is suspended at `it()`: the queue is full',
  'join': 'main is suspended at `it()` until every item is marked done',
  'thread': 'main waits for `it()`, which runs in a thread',
  'future': 'main is suspended until a future is done',
};

test.each(WAITS)('a step that waits for: %s', (kind) => {
  const wait: Wait = { kind, label: 'it()', future: 4, until: 3, tasks: [2] };
  const sentence = narrated({ kind: 'end', lane: 1, outcome: 'waits', wait, text: '' });
  expect(sentence).toBe(`${WAIT[kind]}; next in the ready queue is the first step of fetch.`);
});

test('a step after which nothing more can happen says where each task waits', () => {
  const waiting = (of: number, label: string): TraceEvent => ({
    kind: 'end',
    lane: of,
    outcome: 'waits',
    wait: { kind: 'event', label, future: of, tasks: [] },
    text: '',
  });
  const sentence = narrated(
    { kind: 'call', lane: 1, fn: 1, line: 2, resumed: false },
    { kind: 'line', lane: 1, fn: 1, line: 5 },
    waiting(1, 'ready.wait()'),
    { kind: 'begin', lane: 2, handle: 2, callback: { kind: 'start', task: 2 } },
    waiting(2, 'done.wait()'),
  );
  expect(sentence).toBe(
    'fetch is suspended at `done.wait()` until the event is set; the ready queue is empty and no timer is set. ' +
      'Nothing can wake a task any more: main waits at line 5 for `ready.wait()` and fetch waits for `done.wait()`.',
  );
});

test('every kind of event has a sentence here', () => {
  const events = [
    ...Array.from({ length: reader.length }, (_, at) => reader.event(at)),
    ...CASES.flatMap(([, some]) => some),
  ];
  expect([...new Set(events.map(({ kind }) => kind))].toSorted()).toEqual([...KINDS].toSorted());
});
