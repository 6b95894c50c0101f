/** Shows the native menu; until the page has sent its commands, with the platform's roles only. */
import { app, Menu } from 'electron';
import type { MenuCommand } from './contract.ts';
import { menuTemplate } from './menu-template.ts';

/** Replaces the menu. `choose` is called with the id of the chosen command. */
export function setupMenu(commands: readonly MenuCommand[], choose: (id: string) => void): void {
  const template = menuTemplate(commands, {
    platform: process.platform,
    developing: !app.isPackaged,
    choose,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
