/** The command of the hints at the first question. */
import type { ScopedCommand, Stores } from './command.ts';

export function tourCommands({ review }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'end-tour',
      title: 'Hide the tips',
      keys: ['Escape'],
      run: () => review.getState().endTour(),
    },
  ];
}
