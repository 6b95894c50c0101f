import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '../../electron/contract.ts';
import { menuTemplate } from '../../electron/menu-template.ts';

const commands: readonly MenuCommand[] = [
  { id: 'open', title: 'Open…', accelerator: 'CmdOrCtrl+O', menu: 'file', enabled: true },
  { id: 'review', title: 'Review', menu: 'learn', enabled: false },
  { id: 'keys', title: 'Keys', menu: 'help', enabled: true },
];

function shape(platform: NodeJS.Platform, developing = false, given = commands) {
  return menuTemplate(given, { platform, developing, choose: () => undefined });
}

describe('the native menu', () => {
  test('has the page’s commands among the roles of the platform', () => {
    expect(shape('linux').map(({ label, role }) => role ?? label)).toEqual([
      '&File',
      'editMenu',
      '&Learn',
      '&View',
      'windowMenu',
      'help',
    ]);
    expect(shape('darwin').map(({ role }) => role)).toContain('appMenu');
  });

  test('a command has its key and whether it is enabled', () => {
    const [file] = shape('linux');
    expect(file?.submenu).toMatchObject([
      { id: 'open', label: 'Open…', accelerator: 'CmdOrCtrl+O', enabled: true },
      { type: 'separator' },
      { role: 'quit' },
    ]);
  });

  test('before the page has sent its commands, no menu is empty', () => {
    expect(shape('linux', false, []).map(({ label, role }) => role ?? label)).toEqual([
      '&File',
      'editMenu',
      '&View',
      'windowMenu',
    ]);
  });

  test('reloading and the developer tools are for development only', () => {
    expect(JSON.stringify(shape('linux', true))).toMatch('toggleDevTools');
    expect(JSON.stringify(shape('linux', false))).not.toMatch(/toggleDevTools|"reload"/);
  });
});
