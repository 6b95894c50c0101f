/** Commands of the end of a session. */
import type { ScopedCommand, Stores } from './command.ts';

export function summaryCommands({ app }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'follow',
      title: 'Do what is suggested',
      keys: ['Enter'],
      run: () => void app.getState().follow(),
    },
  ];
}
