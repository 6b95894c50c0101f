/** Commands of the end of a session. */
import { goesOn } from '#session/review/summary.ts';
import type { ScopedCommand, Stores } from './command.ts';

export function summaryCommands({ app, review }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'go-on',
      title: 'Practise with fresh programs (not scheduled)',
      keys: ['e'],
      when: () => {
        const { phase } = review.getState();
        return phase.kind === 'over' && goesOn(phase.summary.suggestion);
      },
      run: () => void app.getState().practise(),
    },
    {
      id: 'follow',
      title: 'Do what is suggested',
      keys: ['Enter'],
      run: () => void app.getState().follow(),
    },
  ];
}
