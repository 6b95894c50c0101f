/** Commands of the screen for writing questions. */
import type { WriteState } from '#session/write/state.ts';
import { layerOf } from '#session/view.ts';
import type { ScopedCommand, Stores } from './command.ts';

export function writeCommands({ app }: Stores): readonly ScopedCommand[] {
  const doing = (act: (state: WriteState) => unknown) => (): void => {
    const layer = layerOf(app.getState(), 'write');
    if (layer !== undefined) act(layer.store.getState());
  };
  const group = 'Writing';
  return [
    {
      id: 'write-save',
      title: 'Save the question to its deck',
      keys: ['Mod+s'],
      group,
      menu: 'file',
      run: doing((state) => state.save()),
    },
    {
      id: 'write-check',
      title: 'Check the question now',
      keys: ['Mod+Enter'],
      group,
      run: doing((state) => state.check()),
    },
    {
      id: 'write-next',
      title: 'Next problem',
      keys: ['F8'],
      group,
      run: doing((state) => state.nextProblem()),
    },
    {
      id: 'write-mend',
      title: 'Apply the suggested fix',
      keys: ['Mod+.'],
      group,
      run: doing((state) => state.mend()),
    },
    {
      id: 'write-pane',
      title: 'Next pane: text, output, card, try an answer',
      keys: ['F6'],
      group,
      run: doing((state) => state.nextPane()),
    },
    {
      id: 'write-new',
      title: 'New question',
      keys: ['Mod+k'],
      group,
      run: doing((state) => state.begin()),
    },
    {
      id: 'leave-writing',
      title: 'Back to where you were',
      keys: ['Escape'],
      group,
      run: () => app.getState().closeLayer('write'),
    },
  ];
}
