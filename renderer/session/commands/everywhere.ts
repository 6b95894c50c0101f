/** Commands that are on over every screen, but not behind a dialog. */
import { NOTICES } from '#session/app/texts.ts';
import type { ScopedCommand, Stores } from './command.ts';
import { topLayer } from '#session/view.ts';
import type { Screen } from '#session/view.ts';

export function everywhereCommands({ app, review }: Stores): readonly ScopedCommand[] {
  const on = (screen: Screen): boolean =>
    topLayer(app.getState()) === undefined && app.getState().screen === screen;
  return [
    {
      id: 'home',
      title: 'Back to the first screen',
      keys: ['Escape'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => on('decks') || on('insight') || on('statistics') || on('review'),
      run: () => void app.getState().goTo('home'),
    },
    {
      id: 'playground',
      title: 'Playground',
      keys: ['p'],
      group: 'Anywhere',
      menu: 'learn',
      // Not while a question is open: running its program would give the answer away.
      when: () =>
        on('home') ||
        on('decks') ||
        on('insight') ||
        on('statistics') ||
        (on('review') && review.getState().phase.kind === 'over'),
      run: () => app.getState().openPlayground(),
    },
    {
      id: 'import',
      title: 'Import a deck…',
      keys: ['Mod+o'],
      group: 'Anywhere',
      menu: 'file',
      accelerator: 'CmdOrCtrl+O',
      run: () => void app.getState().chooseFile('deck'),
    },
    {
      id: 'backup',
      title: 'Save a backup…',
      keys: ['Mod+s'],
      group: 'Anywhere',
      menu: 'file',
      accelerator: 'CmdOrCtrl+S',
      // There the key saves the question being written.
      when: () => !['playground', 'write'].includes(topLayer(app.getState())?.kind ?? ''),
      run: () => void app.getState().saveBackup(),
    },
    {
      id: 'restore',
      title: 'Restore a backup…',
      keys: [],
      menu: 'file',
      run: () => void app.getState().chooseFile('backup'),
    },
    {
      id: 'settings',
      title: 'Settings…',
      keys: ['Mod+,'],
      group: 'Anywhere',
      menu: 'file',
      accelerator: 'CmdOrCtrl+,',
      run: () => app.getState().openLayer({ kind: 'settings' }),
    },
    {
      id: 'about',
      title: 'About Loopwise',
      keys: [],
      menu: 'help',
      run: () => void app.getState().openAbout(),
    },
    {
      id: 'undo-change',
      title: 'Undo, as the notice offers',
      keys: ['Mod+z'],
      group: 'Anywhere',
      // Typed text has an undo of its own.
      when: () =>
        app.getState().notice?.action?.label === NOTICES.undo &&
        !['playground', 'write'].includes(topLayer(app.getState())?.kind ?? ''),
      run: () => app.getState().notice?.action?.run(),
    },
    {
      id: 'help',
      title: 'Keys',
      keys: ['?'],
      group: 'Anywhere',
      menu: 'help',
      run: () => app.getState().openLayer({ kind: 'help' }),
    },
  ];
}
