/** The native menu: the page's commands within each platform's standard structure. Pure. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from './contract.ts';

/** What the menu depends on besides the commands. */
export interface MenuSurroundings {
  readonly platform: NodeJS.Platform;
  readonly developing: boolean;
  readonly choose: (id: string) => void;
}

const separator = { type: 'separator' } as const;

/** Builds the template for Electron's `Menu`. */
export function menuTemplate(
  commands: readonly MenuCommand[],
  { platform, developing, choose }: MenuSurroundings,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const itemsOf = (menu: MenuCommand['menu']): MenuItemConstructorOptions[] =>
    commands
      .filter((command) => command.menu === menu)
      .map(({ id, title, accelerator, enabled }) => ({
        id,
        label: title,
        enabled,
        click: () => choose(id),
        ...(accelerator === undefined ? {} : { accelerator }),
      }));
  const help = itemsOf('help');
  const learn = itemsOf('learn');
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: joined(itemsOf('file'), [{ role: mac ? 'close' : 'quit' }]) },
    { role: 'editMenu' },
    ...(learn.length > 0 ? [{ label: '&Learn', submenu: learn }] : []),
    { label: '&View', submenu: joined(itemsOf('view'), viewRoles(developing)) },
    { role: 'windowMenu' },
    ...(help.length > 0 ? [{ role: 'help', submenu: help } as const] : []),
  ];
}

function viewRoles(developing: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    // Reloading in the middle of an answer would lose it, so it is only for development.
    ...(developing
      ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
      : []),
  ];
}

function joined(
  first: MenuItemConstructorOptions[],
  second: MenuItemConstructorOptions[],
): MenuItemConstructorOptions[] {
  return first.length > 0 ? [...first, separator, ...second] : second;
}
