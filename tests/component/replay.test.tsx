import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { commandFor } from '#session/commands/commands.ts';
import { createReplayStore } from '#session/replay.ts';
import type { ReplayRequest } from '#session/replay/load.ts';
import { Replay } from '#features/replay/replay.tsx';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { encodeTrace } from '../fixtures/encode-trace.ts';
import { SLEEPERS_PROGRAM, runOf, tellingEngine } from '../fixtures/replay.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const REQUEST: ReplayRequest = {
  program: SLEEPERS_PROGRAM,
  title: 'Naps',
  prediction: 'in 2\nin 3\nout 2\n',
};

async function watch(
  request: Partial<ReplayRequest> = {},
  engine = tellingEngine(),
): Promise<Screen> {
  const replay = createReplayStore(engine);
  await replay.getState().open({ ...REQUEST, ...request });
  return screenOf(<Replay />, { replay });
}

/** Presses a key as the shell does. */
function press({ commands }: Screen, key: string): void {
  const pressed = { key, ctrlKey: false, metaKey: false, altKey: false };
  act(() => commandFor(commands, pressed, false)?.run());
}

const narration = (): string => screen.getByRole('status').textContent;
const panel = (name: string): HTMLElement => screen.getByRole('region', { name });
const items = (name: string): (string | null)[] =>
  within(panel(name))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
const outputs = (): string[] =>
  within(panel('Output'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent).join(' | '));

describe('the replay', () => {
  it('opens where prediction and run diverge, and narrates the step', async () => {
    await watch();
    expect(narration()).toContain('Task-3 prints out.');
    expect(outputs()).toEqual([
      'Go to line 1 | in 2 | in 2 | 0 s',
      'Go to line 2 | in 3 | in 3 | 0 s',
      '≠ First difference: 3 | out 2 | out | 1 s',
      'Go to line 4 |  | · | ',
    ]);
  });

  it('shows the running line, suspended tasks and their lines, and the call stack', async () => {
    await watch();
    const running = within(panel('Lines'))
      .getAllByRole('listitem')
      .find((line) => line.getAttribute('aria-current') === 'step');
    expect(running?.textContent).toContain('print("out", seconds)');
    const lines = items('Lines');
    expect(lines[4]).toContain('suspended here: ❙❙ Task-2');
    expect(lines[8]).toContain('Task-1');
    expect(panel('Program').textContent).toContain('Task-3› nap line 6');
  });

  it('describes the tasks: state, what they wait for, what awaits them', async () => {
    await watch();
    expect(items('Tasks').map((text) => text?.replace(/Go to where.*end$/, ''))).toEqual([
      'Task-1 mainwaiting for gather(...): Task-2 and Task-3',
      'Task-2 napwaiting for sleep(2) until 2 s · awaited by Task-1',
      'Task-3 naprunning at line 6 · awaited by Task-1',
    ]);
  });

  it('shows the ready queue and the timers', async () => {
    const shown = await watch({ moment: 14 });
    expect(items('Ready queue')).toEqual(['nextfirst step of Task-2', '2first step of Task-3']);
    expect(items('Timers')).toEqual(['No timers']);
    press(shown, 'd');
    expect(items('Ready queue')).toEqual(['Empty.']);
    expect(items('Timers')).toEqual(['2 send of the sleep of Task-2']);
  });

  it('steps by key and button, and explains what led there', async () => {
    const shown = await watch({ moment: 0 });
    press(shown, '4');
    expect(screen.getByRole('radio', { name: /print/ })).toHaveProperty('checked', true);
    press(shown, 'ArrowRight');
    expect(narration()).toContain('Task-2 prints in 2.');
    await shown.user.click(screen.getByRole('button', { name: /A step forward/ }));
    expect(narration()).toContain('Task-3 prints in 3.');
    expect(narration()).toContain('sleep(2) suspends Task-2 until 2 s');
    press(shown, 'ArrowLeft');
    expect(narration()).toContain('Task-2 prints in 2.');
    press(shown, '1');
    press(shown, 'ArrowRight');
    expect(narration()).toContain('Task-2 runs line 5: await asyncio.sleep(seconds)');
  });

  it('jumps to a line of output, and to where a task is created and ends', async () => {
    const { user } = await watch();
    await user.click(screen.getByRole('button', { name: /line 2/ }));
    expect(narration()).toContain('Task-3 prints in 3.');
    await user.click(screen.getByRole('button', { name: /where Task-3 is created/ }));
    expect(narration()).toContain('Task-1 creates the task Task-3 from nap.');
    await user.click(screen.getByRole('button', { name: /where Task-2 is at its end/ }));
    expect(narration()).toContain('Task-2 is done');
  });

  it('can be scrubbed, and shows its position', async () => {
    const shown = await watch();
    const slider = screen.getByRole('slider', { name: 'Place in the run' });
    press(shown, 'End');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^event (\d+) of \1, at 2 s$/);
    press(shown, 'Home');
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^event 1 of \d+, at 0 s$/);
  });

  it('describes its lanes in words, and each segment leads to its moment', async () => {
    const { user } = await watch();
    await user.click(screen.getByRole('button', { name: 'in words' }));
    const lanes = panel('Lanes in words');
    const row = within(lanes).getByRole('row', { name: /Task-2 nap/ });
    expect(within(row).getByText('waiting for sleep(2) from 0 s to 2 s')).toBeDefined();
    await user.click(within(row).getByText('done at 2 s'));
    expect(narration()).toContain('Task-2 is done');
  });

  it('does not read out every step while playing', async () => {
    const shown = await watch({ moment: 0 });
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite');
    press(shown, ' ');
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('off');
    expect(screen.getByRole('button', { name: /Pause/ })).toBeDefined();
    press(shown, ' ');
    expect(screen.getByRole('button', { name: /Play/ })).toBeDefined();
  });
});

describe('a model beside the run', () => {
  const lines = (...numbers: readonly number[]) =>
    encodeTrace(
      numbers.map((line) => ({ kind: 'line', lane: 0, fn: 0, line })),
      [['<module>', 1]],
    );

  it('is narrated at the step where they diverge', async () => {
    const engine = tellingEngine(runOf(lines(1, 3, 4, 5), ''), runOf(lines(1, 8, 9, 11), ''));
    const shown = await watch({ model: { id: 'a-model', statement: '`nap` runs `main`' } }, engine);
    // One run first.
    expect(screen.getAllByRole('status')).toHaveLength(1);
    press(shown, 'c');
    const [truth, believed] = screen.getAllByRole('status');
    expect(truth?.textContent).toContain('The main program runs line 4');
    expect(believed?.textContent).toContain('The main program runs line 9');
    expect(screen.getByRole('heading', { name: 'If it were so: nap runs main' })).toBeDefined();
    expect(screen.getByRole('columnheader', { name: 'The model prints' })).toBeDefined();
    expect(items('Lines')[8]).toContain('model');
    press(shown, 'ArrowRight');
    expect(believed?.textContent).toContain('The main program runs line 11');
  });
});

describe('coroutine objects', () => {
  it('are listed with their state, without those of tasks', async () => {
    const fates: readonly TraceEvent[] = [
      { kind: 'line', lane: 0, fn: 0, line: 9 },
      ...[1, 2, 3, 4].map((coroutine): TraceEvent => ({
        kind: 'coroutine',
        lane: 0,
        coroutine,
        fn: 0,
        text: `nap(${coroutine})`,
      })),
      { kind: 'task', lane: 0, task: 1, name: 'Task-1', coroutine: 'nap(1)' },
      { kind: 'awaited', lane: 0, coroutine: 1, task: 1 },
      { kind: 'awaited', lane: 0, coroutine: 2, task: 0 },
      { kind: 'unawaited', lane: 0, coroutine: 3 },
      { kind: 'line', lane: 0, fn: 0, line: 11 },
    ];
    const trace = encodeTrace(fates, [['<module>', 1]]);
    const shown = await watch({}, tellingEngine(runOf(trace, '')));
    press(shown, 'End');
    expect(items('Coroutine objects')).toEqual([
      'nap(2) awaited at line 9',
      'nap(3) created at line 9, never awaited: nothing of it ran',
      'nap(4) created at line 9, not awaited yet',
    ]);
  });
});

describe('a run that cannot be replayed', () => {
  it('says why, and can be retried or closed', async () => {
    const shown = await watch(
      {},
      {
        isReady: () => true,
        run: async () => {
          throw new Error('Python did not start.');
        },
      },
    );
    expect(screen.getByRole('alert').textContent).toContain('Python did not start.');
    await shown.user.click(within(screen.getByRole('alert')).getByRole('button', { name: /Back/ }));
    expect(shown.replay.getState().phase.kind).toBe('closed');
  });

  it('is awaited while Python starts', async () => {
    const replay = createReplayStore({
      isReady: () => false,
      run: async () => new Promise(() => undefined),
    });
    void replay.getState().open(REQUEST);
    screenOf(<Replay />, { replay });
    expect(screen.getByRole('status').textContent).toContain('Python is starting.');
  });
});

it('a long output renders only the visible rows', async () => {
  const printed = Array.from({ length: 3000 }, (_, at) => `${at}\n`);
  const trace = encodeTrace(
    printed.map((text) => ({ kind: 'print', lane: 0, text, stream: 'stdout' })),
    [['<module>', 1]],
  );
  await watch({ prediction: '' }, tellingEngine(runOf(trace, printed.join(''))));
  expect(outputs().length).toBeLessThan(120);
});
