/** Commands of the replay. */
import type { ScopedCommand, Stores } from './command.ts';
import { STEPS } from '#session/replay.ts';
import type { ReplayState } from '#session/replay.ts';

const STEP_TITLES = {
  line: 'Step by line',
  switch: 'Step by task switch',
  turn: 'Step by turn of the loop',
  print: 'Step by print',
  event: 'Step by event',
} as const;

export function replayCommands({ replay }: Stores): readonly ScopedCommand[] {
  const isIn = (kind: ReplayState['phase']['kind']) => (): boolean =>
    replay.getState().phase.kind === kind;
  const onRun = (
    id: string,
    title: string,
    keys: readonly string[],
    run: (state: ReplayState) => void,
    repeats = false,
  ): ScopedCommand => ({
    id: `replay-${id}`,
    title,
    keys,
    group: 'Replay',
    repeats,
    when: isIn('open'),
    run: () => run(replay.getState()),
  });
  return [
    {
      id: 'replay-close',
      title: 'Back to where you were',
      keys: ['Escape'],
      group: 'Replay',
      run: () => replay.getState().close(),
    },
    {
      id: 'replay-retry',
      title: 'Try again',
      keys: ['Enter'],
      when: isIn('failed'),
      run: () => void replay.getState().retry(),
    },
    onRun('forward', 'A step forward', ['ArrowRight'], ({ step }) => step(1), true),
    onRun('back', 'A step back', ['ArrowLeft'], ({ step }) => step(-1), true),
    ...STEPS.map((by, at) =>
      onRun(`by-${by}`, STEP_TITLES[by], [String(at + 1)], ({ stepBy }) => stepBy(by)),
    ),
    onRun('play', 'Play or pause', [' '], ({ toggle }) => toggle()),
    onRun('slower', 'Slower', ['s'], ({ changeSpeed }) => changeSpeed(-1)),
    onRun('faster', 'Faster', ['f'], ({ changeSpeed }) => changeSpeed(1)),
    onRun('start', 'To the beginning', ['Home'], ({ toStart }) => toStart()),
    onRun('end', 'To the end', ['End'], ({ toEnd }) => toEnd()),
    onRun('difference', 'To the first difference', ['d'], ({ toDifference }) => toDifference()),
    onRun('compare', 'Compare with the other run', ['c'], ({ toggleCompared }) => toggleCompared()),
    onRun('nearer', 'Zoom in: less of the run, larger', ['+', '='], ({ changeZoom }) =>
      changeZoom(1),
    ),
    onRun('farther', 'Zoom out: more of the run', ['-'], ({ changeZoom }) => changeZoom(-1)),
  ];
}
