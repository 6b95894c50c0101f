import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { applyAppearance } from '#features/appearance.ts';
import { SettingsDialog } from '#features/settings/settings-dialog.tsx';
import { DEFAULT_SETTINGS } from '#store/settings.ts';
import { screenOf } from '../fixtures/screen.tsx';
import type { Screen } from '../fixtures/screen.tsx';

const open = (): Screen =>
  screenOf(<SettingsDialog />, {
    app: { settings: { ...DEFAULT_SETTINGS, newPerDay: 10, reviewsPerDay: 200 } },
  });

describe('the appearance', () => {
  it('sets the theme and the size of text', async () => {
    const { user, appActions } = open();
    const theme = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Theme' });
    expect(theme.selectedOptions[0]?.textContent).toBe('Same as the system');
    await user.selectOptions(theme, 'Dark');
    expect(appActions.change).toHaveBeenLastCalledWith('theme', 'dark');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Text size' }), 'Very large');
    expect(appActions.change).toHaveBeenLastCalledWith('textSize', 'larger');
  });

  it('is available to the style sheets', () => {
    const root = document.createElement('html');
    applyAppearance(root, { theme: 'dark', textSize: 'large' });
    expect(root.matches('[data-theme="dark"][data-text="large"]')).toBe(true);
    applyAppearance(root, DEFAULT_SETTINGS);
    expect(root.matches('[data-theme="system"][data-text="normal"]')).toBe(true);
  });
});

describe('the tips', () => {
  it('are reset on request, and the dialog says so', async () => {
    const { user, appActions } = open();
    expect(screen.getByRole('status').textContent).toBe('');
    await user.click(screen.getByRole('button', { name: 'Show tips again' }));
    expect(appActions.showTipsAgain).toHaveBeenCalledOnce();
    expect(screen.getByRole('status').textContent).toContain('next session');
  });
});

it('links to information about the app', async () => {
  const { user, appActions } = open();
  await user.click(screen.getByRole('button', { name: 'Version, data and licences' }));
  expect(appActions.openAbout).toHaveBeenCalledOnce();
});

const amount = (name: RegExp): HTMLInputElement => screen.getByRole('spinbutton', { name });

describe('a daily number', () => {
  it('is accepted on Enter and on blur', async () => {
    const { user, appActions } = open();
    const fresh = amount(/new questions/);
    expect(fresh.value).toBe('10');
    await user.clear(fresh);
    await user.type(fresh, '25{Enter}');
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('newPerDay', 25);
    const reviews = amount(/reviews/);
    await user.clear(reviews);
    await user.type(reviews, '0');
    fireEvent.blur(reviews);
    expect(appActions.change).toHaveBeenLastCalledWith('reviewsPerDay', 0);
  });

  it.each(['', '-1', '1.5', '1001', '1e9'])('that is "%s" is not accepted', (text) => {
    const { appActions } = open();
    const fresh = amount(/new questions/);
    fireEvent.change(fresh, { target: { value: text } });
    fireEvent.blur(fresh);
    expect(appActions.change).not.toHaveBeenCalled();
    expect(fresh.value).toBe('10');
  });

  it('that is the same changes nothing', async () => {
    const { user, appActions } = open();
    await user.type(amount(/new questions/), '{Enter}');
    expect(appActions.change).not.toHaveBeenCalled();
  });

  it('shows the stored value, even when that changes elsewhere', () => {
    const { app } = open();
    app.setState({ settings: { ...DEFAULT_SETTINGS, newPerDay: 3 } });
    return screen.findByDisplayValue('3').then((field) => expect(field).toBe(amount(/new/)));
  });
});
