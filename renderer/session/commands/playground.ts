/** Commands of the playground. */
import type { ScopedCommand, Stores } from './command.ts';
import { sheetOf } from '#session/playground.ts';

export function playgroundCommands({ app, playground }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'run',
      title: 'Run the program, or stop it',
      keys: ['Mod+Enter'],
      group: 'Playground',
      menu: 'learn',
      run: () => {
        const { status, run, stop } = playground.getState();
        (status === 'running' ? stop : run)();
      },
    },
    {
      id: 'watch-program',
      title: 'Watch the loop of the program',
      keys: ['Mod+e'],
      group: 'Playground',
      run: () => {
        const { program, origin } = sheetOf(playground.getState());
        app.getState().openReplay({ program, title: origin?.title ?? 'Playground' });
      },
    },
    {
      id: 'search-program',
      title: 'Find every outcome of the program',
      keys: ['Mod+j'],
      group: 'Playground',
      run: () => void playground.getState().search(),
    },
    {
      id: 'make-question',
      title: 'Make a question from the program',
      keys: ['Mod+k'],
      group: 'Playground',
      menu: 'file',
      run: () =>
        void app.getState().openWriting({ program: sheetOf(playground.getState()).program }),
    },
    {
      id: 'open-program',
      title: 'Open a program…',
      keys: ['Mod+o'],
      group: 'Playground',
      menu: 'file',
      run: () => void app.getState().chooseFile('program'),
    },
    {
      id: 'save-program',
      title: 'Save the program as a file…',
      keys: ['Mod+s'],
      group: 'Playground',
      menu: 'file',
      run: () => void app.getState().saveProgram(),
    },
    {
      id: 'leave-playground',
      title: 'Back to where you were',
      keys: ['Escape'],
      group: 'Playground',
      menu: 'learn',
      run: () => void app.getState().closePlayground(),
    },
  ];
}
