/** The replay of a long run on screen, as the app shows it. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Engine } from '#engine/engine.ts';
import { LoopwiseContext } from '#features/context.ts';
import type { Loopwise } from '#features/context.ts';
import { Replay } from '#features/replay/replay.tsx';
import { createReplayStore } from '#session/replay.ts';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import '../../../renderer/ui/controls.css';

export interface ReplayTimes {
  readonly events: number;
  readonly tasks: number;
  /** Milliseconds from the run's end until its replay is painted. */
  readonly open: number;
  /** Milliseconds of each step until it is painted. */
  readonly steps: readonly number[];
  /** The same of each jump to anywhere, as when the run is scrubbed. */
  readonly jumps: readonly number[];
}

/** Runs a program and steps through its replay `rounds` times. */
export async function replayTimes(
  engine: Engine,
  program: string,
  rounds: number,
): Promise<ReplayTimes> {
  const run = await engine.run(program, { trace: true });
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
  // The first time loads what reads a trace, which belongs to the start of the app.
  await replay.getState().open({ program, title: 'Bench', prediction });
  await painted(() => replay.getState().close());
  const begun = performance.now();
  await replay.getState().open({ program, title: 'Bench', prediction });
  await painted(() => undefined);
  const open = performance.now() - begun;
  const { phase } = replay.getState();
  if (phase.kind !== 'open') throw new Error('The replay is not open.');
  const { reader } = phase.replay.truth;
  const { step, jump, toStart } = replay.getState();
  toStart();
  const steps: number[] = [];
  for (let round = 0; round < rounds; round += 1) steps.push(await painted(() => step(1)));
  const jumps: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Far apart, and the same each time.
    const moment = (round * 61_803) % reader.length;
    jumps.push(await painted(() => jump(moment)));
  }
  root.unmount();
  place.remove();
  return { events: reader.length, tasks: reader.lanes.length - 1, open, steps, jumps };
}

/** From the beginning of a frame in which something is done until that frame is painted, in ms. */
async function painted(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const begun = performance.now();
      // A message is handled after the frame that is being made has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - begun));
      port1.start();
      work();
      port2.postMessage(undefined);
    });
  });
}
