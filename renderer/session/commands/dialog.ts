/** Commands of the top dialog, which blocks all others. */
import type { ScopedCommand, Stores } from './command.ts';
import { topLayer } from '#session/view.ts';

export function dialogCommands({ app }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'close-dialog',
      title: 'Close',
      keys: ['Escape'],
      run: () => {
        const { layers, closeLayer } = app.getState();
        const top = topLayer({ layers });
        if (top !== undefined) closeLayer(top.kind);
      },
    },
  ];
}
