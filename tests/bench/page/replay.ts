/** The replay of a long run as the app shows it. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { TraceEvent } from '#engine/trace/trace.ts';
import type { Run } from '#engine/types.ts';
import { LoopwiseContext } from '#features/context.ts';
import type { Loopwise } from '#features/context.ts';
import { Replay } from '#features/replay/replay.tsx';
import { createReplayStore } from '#session/replay.ts';
import { encodeTrace } from '../../fixtures/encode-trace.ts';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import '../../../renderer/styles/syntax.css';

export interface ReplayTimes {
  readonly events: number;
  readonly tasks: number;
  /** Milliseconds from the run's end until its replay is painted. */
  readonly open: number;
  /** Milliseconds of each step until it is painted. */
  readonly steps: readonly number[];
  /** The same for each jump to a random moment, as when the learner drags the slider. */
  readonly jumps: readonly number[];
}

const PROGRAM = `import asyncio
async def sleeper(n):
    print(n)
    await asyncio.sleep(1)
`;

const TASKS = 100;

/** A hundred tasks that sleep and print in turn, written by hand: the engine has its own bench. */
function longRun(events: number): Run {
  const traced: TraceEvent[] = [{ kind: 'line', lane: 0, fn: 0, line: 9 }];
  for (let task = 1; task <= TASKS; task += 1) {
    traced.push(
      { kind: 'task', lane: 0, task, name: `Task-${task}`, coroutine: 'sleeper' },
      { kind: 'queued', lane: 0, handle: task, callback: { kind: 'start', task } },
    );
  }
  let stdout = '';
  for (let round = 0; traced.length < events; round += 1) {
    const task = (round % TASKS) + 1;
    const handle = TASKS + round;
    const text = `${task} ${round}\n`;
    stdout += text;
    traced.push(
      { kind: 'clock', lane: 0, time: round },
      { kind: 'turn', lane: 0, turn: round + 1, ready: [round < TASKS ? task : handle] },
      { kind: 'begin', lane: task, handle, callback: { kind: 'wake', task } },
      { kind: 'line', lane: task, fn: 1, line: 3 },
      { kind: 'print', lane: task, text, stream: 'stdout' },
      { kind: 'line', lane: task, fn: 1, line: 4 },
      {
        kind: 'end',
        lane: task,
        outcome: 'waits',
        wait: { kind: 'sleep', label: 'sleep(1)', future: round, until: round + TASKS, tasks: [] },
        text: '',
      },
      { kind: 'queued', lane: 0, handle: handle + TASKS, callback: { kind: 'wake', task } },
    );
  }
  const trace = encodeTrace(traced, [
    ['<module>', 1],
    ['sleeper', 2],
  ]);
  return { stdout, stderr: '', ended: { kind: 'returned' }, seconds: 0, trace };
}

/** Opens the replay of a run with this many events and moves through it `rounds` times. */
export async function replayTimes(events: number, rounds: number): Promise<ReplayTimes> {
  const run = longRun(events);
  const program = PROGRAM;
  const replay = createReplayStore({ isReady: () => true, run: async () => run });
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  const root = createRoot(place);
  const context = { replay } as unknown as Loopwise;
  flushSync(() =>
    root.render(createElement(LoopwiseContext, { value: context }, createElement(Replay))),
  );
  const prediction = run.stdout.split('\n').toReversed().join('\n');
  // The first time also loads the trace reader, which the app does when it starts.
  await replay.getState().open({ program, title: 'Bench', prediction });
  await painted(() => replay.getState().close());
  const begun = performance.now();
  await replay.getState().open({ program, title: 'Bench', prediction });
  await painted(() => undefined);
  const open = performance.now() - begun;
  const { phase } = replay.getState();
  if (phase.kind === 'failed') throw new Error(phase.message);
  if (phase.kind !== 'open') throw new Error('The replay is not open.');
  const { reader } = phase.replay.truth;
  const { step, jump, toStart } = replay.getState();
  toStart();
  const steps: number[] = [];
  for (let round = 0; round < rounds; round += 1) steps.push(await painted(() => step(1)));
  const jumps: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Far apart, and the same in every run.
    const moment = (round * 61_803) % reader.length;
    jumps.push(await painted(() => jump(moment)));
  }
  root.unmount();
  place.remove();
  return { events: reader.length, tasks: reader.lanes.length - 1, open, steps, jumps };
}

/**
 * Milliseconds from the start of the frame in which an action happens until that frame is painted.
 */
async function painted(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const begun = performance.now();
      // A message is handled after the current frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - begun));
      port1.start();
      work();
      port2.postMessage(undefined);
    });
  });
}
