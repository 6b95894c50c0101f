/** Commands of the first screen. */
import type { ScopedCommand, Stores } from './command.ts';
import { lengthAfter } from '#schedule/length.ts';

export function homeCommands({ app }: Stores): readonly ScopedCommand[] {
  const paused = (): boolean => app.getState().today?.paused !== undefined;
  return [
    {
      id: 'start',
      title: 'Start learning',
      keys: ['Enter'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => {
        const { today, preparing } = app.getState();
        const something = today !== undefined && today.due + today.fresh > 0;
        const away = today?.awayUntil !== undefined;
        return preparing || (something && !away) || paused();
      },
      run: () => void (paused() ? app.getState().resume() : app.getState().startSession()),
    },
    {
      id: 'start-anew',
      title: 'Start a new session instead of resuming',
      keys: ['n'],
      group: 'Anywhere',
      when: () => {
        const { today } = app.getState();
        return paused() && today !== undefined && today.due + today.fresh > 0;
      },
      run: () => void app.getState().startSession(),
    },
    {
      id: 'length',
      title: 'Change the session length',
      keys: ['l'],
      group: 'Anywhere',
      when: () => app.getState().settings !== undefined,
      run: () => {
        const { settings, change } = app.getState();
        if (settings) void change('sessionLength', lengthAfter(settings.sessionLength));
      },
    },
    {
      id: 'beyond',
      title: 'Go on with reviews that wait for the next days',
      keys: ['g'],
      group: 'Anywhere',
      when: () => app.getState().today?.waits === true,
      run: () => void app.getState().startSession(undefined, { beyond: true }),
    },
    {
      id: 'endless',
      title: 'Practise with fresh programs (not scheduled)',
      keys: ['e'],
      group: 'Anywhere',
      when: () => {
        const { today } = app.getState();
        return today !== undefined && today.hasDecks && today.due + today.fresh === 0 && !paused();
      },
      run: () => void app.getState().practise(),
    },
    {
      id: 'plan',
      title: 'Minutes a day, easy days, away',
      keys: ['m'],
      group: 'Anywhere',
      run: () => app.getState().openLayer({ kind: 'plan' }),
    },
    {
      id: 'insight',
      title: 'What I believe',
      keys: ['i'],
      group: 'Anywhere',
      menu: 'learn',
      run: () => void app.getState().goTo('insight'),
    },
    {
      id: 'statistics',
      title: 'Statistics',
      keys: ['s'],
      group: 'Anywhere',
      menu: 'learn',
      run: () => void app.getState().goTo('statistics'),
    },
    {
      id: 'decks',
      title: 'Decks and data',
      keys: ['d'],
      group: 'Anywhere',
      menu: 'file',
      run: () => void app.getState().goTo('decks'),
    },
  ];
}
