/** Commands of the screen of insight. */
import type { ScopedCommand, Stores } from './command.ts';
import { isChecking } from './command.ts';

export function insightCommands({ insights }: Stores): readonly ScopedCommand[] {
  return [
    {
      id: 'check',
      title: 'Check what I believe',
      keys: ['c'],
      group: 'Anywhere',
      when: () => !isChecking(insights),
      run: () => {
        const insight = insights.now()?.insight.getState();
        void (insight?.left === undefined ? insight?.chooseCheck() : insight.resumeCheck());
      },
    },
  ];
}
