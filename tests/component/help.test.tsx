import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Help } from '#features/help.tsx';
import { screenOf } from '../fixtures/screen.tsx';

describe('the help', () => {
  it('lists every command that has a group, in its group, with its keys', () => {
    const { commands } = screenOf(<Help />);
    const listed = commands.filter(({ group }) => group !== undefined);
    expect(listed.length).toBeGreaterThan(10);
    for (const { title, group = '', keys } of listed) {
      const section = within(screen.getByRole('region', { name: group }));
      const row = section.getByText(title).closest('div');
      expect(row?.querySelectorAll('kbd')).toHaveLength(keys.length);
    }
  });

  it('lists no other, and explains letters and numbers', () => {
    const { commands } = screenOf(<Help />);
    const listed = commands.filter(({ group }) => group !== undefined);
    expect(screen.getAllByRole('term')).toHaveLength(listed.length + 1);
    expect(screen.getByText('its letter or number')).toBeDefined();
  });

  it('shows keys as labelled on the keyboard', () => {
    screenOf(<Help />);
    const row = screen.getByText('Next question').closest('div');
    expect(row?.textContent).toContain('↵Space');
    expect(screen.getByText('Save a backup…').closest('div')?.textContent).toMatch(/(?:Ctrl|⌘) S$/);
  });

  it('closes with its button', async () => {
    const { user, appActions } = screenOf(<Help />);
    await user.click(await screen.findByRole('button', { name: /Close/ }));
    expect(appActions.closeLayer).toHaveBeenCalledExactlyOnceWith('help');
  });
});
