import { describe, expect, it } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { judgeClock } from '#session/judge.ts';
import { clock, takeOption } from '#session/forms/clock/clock.ts';
import type { ClockExercise } from '#session/forms/clock/clock.ts';
import type { ClockSource } from '#engine/questions/moments.ts';
import { questionsOf, stopTheClock } from '#engine/questions/moments.ts';
import { SLEEPERS, encodeTrace } from '../../../fixtures/encode-trace.ts';

const STDOUT = 'in 2\nin 3\nout 3\nout 2\n';

function sourceOf(trace: Trace = SLEEPERS, stdout = STDOUT): ClockSource {
  return { reader: openTrace(trace), stdout, believedSeconds: [5], seed: 7 };
}

/** The right answers, as displayed. */
const right = ({ right: places, options }: Pick<ClockExercise, 'right' | 'options'>) =>
  places.map((at) => options[at]);

describe('the moments at which a program of two sleepers is paused', () => {
  it('ask which line runs next when a task suspends', () => {
    const questions = questionsOf('next-line', sourceOf());
    expect(questions.map((question) => [question.moment, ...right(question)])).toEqual([
      [8, 'line 4'],
      [19, 'line 4'],
      [26, 'line 6'],
      [38, 'line 6'],
    ]);
    const [, second] = questions;
    expect(second?.scene).toMatchObject({
      line: 5,
      who: 'Task-2',
      gone: false,
      printed: ['in 2'],
      time: 0,
      tasks: [
        { name: 'Task-1', coroutine: 'main', at: 'line 9' },
        { name: 'Task-2', coroutine: 'nap', at: 'line 5' },
        { name: 'Task-3', coroutine: 'nap', at: 'not begun' },
      ],
    });
    expect(second?.options).toEqual(['line 4', 'line 6', 'line 9']);
    expect(second?.narration).toEqual([
      '`sleep(2)` suspends Task-2 until 2 s; next in the ready queue is the first step of Task-3.',
      'The loop runs the first step of Task-3.',
      'Task-3 runs line 4.',
    ]);
  });

  it('ask which tasks are ready, and in which order', () => {
    const questions = questionsOf('ready-queue', sourceOf());
    expect(questions.map((question) => [question.moment, ...right(question)])).toEqual([
      [13, 'Task-2', 'Task-3'],
    ]);
    expect(questions[0]?.scene).toMatchObject({ line: 9, who: 'Task-1', gone: true });
    expect(questions[0]?.options.toSorted()).toEqual(['Task-1', 'Task-2', 'Task-3']);
  });

  it('ask the time, among the results of wrong calculations', () => {
    // `out 2` is printed at 2 s, which would give it away.
    const [first, ...more] = questionsOf('seconds', sourceOf());
    expect(first?.scene.waitsFor).toBe('out 3');
    expect(more).toEqual([]);
    expect(first && right(first)).toEqual(['1 s']);
    expect(first?.options).toEqual(['1 s', '2 s', '3 s', '5 s']);
    expect(first?.scene.time).toBeUndefined();
    expect(first?.narration[0]).toContain('the clock moves to 1 s');
  });

  it('ask nothing that the line gives away, nor about a line that is printed twice', () => {
    const trace = encodeTrace(
      [
        { kind: 'clock', lane: 0, time: 2 },
        ...['took 2 s\n', 'same\n', 'same\n', '\n', 'end\n'].flatMap((text, at) => [
          { kind: 'line', lane: 0, fn: 0, line: at + 1 } as const,
          { kind: 'print', lane: 0, text, stream: 'stdout' } as const,
        ]),
      ],
      [['<module>', 1]],
    );
    const questions = questionsOf('seconds', sourceOf(trace, 'took 2 s\nsame\nsame\n\nend\n'));
    expect(questions.map(({ scene }) => scene.waitsFor)).toEqual(['end']);
  });

  it('ask who is cancelled, at the line before the first request', () => {
    const trace = encodeTrace(
      [
        { kind: 'task', lane: 0, task: 1, name: 'Task-1', coroutine: 'main' },
        { kind: 'begin', lane: 1, handle: 1, callback: { kind: 'start', task: 1 } },
        { kind: 'task', lane: 1, task: 2, name: 'Task-2', coroutine: 'nap' },
        { kind: 'line', lane: 1, fn: 0, line: 8 },
        { kind: 'cancel', lane: 1, task: 2, via: 0 },
        { kind: 'begin', lane: 2, handle: 2, callback: { kind: 'start', task: 2 } },
        { kind: 'end', lane: 2, outcome: 'cancelled', text: '' },
      ],
      [['main', 7]],
    );
    const [question, ...more] = questionsOf('cancelled', sourceOf(trace, ''));
    expect(more).toEqual([]);
    expect(question).toMatchObject({ moment: 3, scene: { line: 8, who: 'Task-1' } });
    expect(question && right(question)).toEqual(['Task-2']);
    expect(question?.narration).toEqual([
      'Task-1 asks Task-2 to cancel itself before its first step: none of it will run.',
    ]);
  });

  it('are the same for the same seed, and cover every kind over many', () => {
    const kinds = new Set<string | undefined>();
    for (let seed = 0; seed < 30; seed += 1) {
      const question = stopTheClock({ ...sourceOf(), seed });
      expect(stopTheClock({ ...sourceOf(), seed })).toEqual(question);
      kinds.add(question?.kind);
    }
    expect(kinds).toEqual(new Set(['next-line', 'ready-queue', 'seconds']));
  });

  it('are none if nothing is to be decided, or the trace was cut', () => {
    const trace = encodeTrace(
      [
        { kind: 'line', lane: 0, fn: 0, line: 1 },
        { kind: 'print', lane: 0, text: 'a\n', stream: 'stdout' },
      ],
      [['<module>', 1]],
    );
    expect(stopTheClock(sourceOf(trace, 'a\n'))).toBeUndefined();
    expect(stopTheClock(sourceOf({ ...SLEEPERS, cut: true }))).toBeUndefined();
  });
});

describe('an answer to a paused program', () => {
  const [one] = questionsOf('next-line', sourceOf());
  const [queue] = questionsOf('ready-queue', sourceOf());
  if (one === undefined || queue === undefined) throw new Error('There are no questions.');

  it('replaces a single choice, or takes several in order', () => {
    const none = { form: 'clock', taken: [] } as const;
    expect(takeOption(takeOption(none, one, 0), one, 2).taken).toEqual([2]);
    const both = takeOption(takeOption(none, queue, 2), queue, 0);
    expect(both.taken).toEqual([2, 0]);
    expect(takeOption(both, queue, 2).taken).toEqual([0]);
    expect(clock.back?.(both).taken).toEqual([2]);
  });

  it('is stored as the chosen texts', () => {
    const exercise: ClockExercise = { form: 'clock', about: '', ...queue };
    expect(clock.answer({ form: 'clock', taken: queue.right }, exercise)).toBe(
      'ready-queue\nTask-2\nTask-3',
    );
    expect(clock.judge({ form: 'clock', taken: queue.right }, exercise).correct).toBe(true);
    expect(clock.judge({ form: 'clock', taken: queue.right.toReversed() }, exercise)).toMatchObject(
      {
        correct: false,
        rightUpTo: 0,
      },
    );
  });

  it.each([
    [[1], [1], true, true, 1],
    [[1, 0], [0, 1], true, false, 0],
    [[1, 0], [0, 1], false, true, 2],
    [[0, 1, 2], [0, 1], false, false, 2],
    [[0], [0, 1], true, false, 1],
    [[], [0], false, false, 0],
  ])('%j for %j, in order: %s, is right: %s, up to %i', (taken, wanted, ordered, correct, upTo) => {
    expect(judgeClock(taken, wanted, ordered)).toEqual({ kind: 'clock', correct, rightUpTo: upTo });
  });
});
