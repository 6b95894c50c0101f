import { describe, expect, it } from 'vitest';
import type { EngineHandle } from '#session/engine.ts';
import { watchRun } from '#session/review/watched.ts';
import { waitsAtEnd } from '#session/waits.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { SLEEPERS } from '../../../fixtures/encode-trace.ts';
import {
  SLEEPERS_OUTPUT,
  SLEEPERS_PROGRAM,
  STUCK,
  runOf,
  tellingEngine,
} from '../../../fixtures/replay.ts';

describe('a run that is traced for a verdict', () => {
  it('gives the time at which each line of the output is printed', async () => {
    const watched = await watchRun(tellingEngine(), SLEEPERS_PROGRAM, undefined);
    expect(watched).toEqual({ times: [0, 0, 1, 2], printing: undefined, waits: [] });
  });

  it('says what prints a line, at which line of the program, and why it had its turn', async () => {
    const watched = await watchRun(tellingEngine(), SLEEPERS_PROGRAM, 2);
    expect(watched?.printing).toEqual({
      output: 2,
      line: 6,
      who: 'Task-3 (`nap`)',
      why: 'The loop wakes Task-3: `sleep(1)` is over.',
      queue: ['wake-up of Task-3'],
    });
  });

  it('says nothing about a line that is never printed, nor for a run without a trace', async () => {
    const watched = await watchRun(tellingEngine(), SLEEPERS_PROGRAM, 9);
    expect(watched?.printing).toBeUndefined();
    const engine: Pick<EngineHandle, 'run'> = tellingEngine(runOf(undefined, SLEEPERS_OUTPUT));
    expect(await watchRun(engine, SLEEPERS_PROGRAM, 0)).toBeUndefined();
  });
});

describe('a program that never ends', () => {
  it('is described by where its tasks wait, and for what', () => {
    expect(waitsAtEnd(openTrace(STUCK.trace ?? SLEEPERS))).toEqual([
      { who: 'Task-1 (`main()`)', line: 4, waitsFor: 'event.wait()' },
    ]);
  });
});
