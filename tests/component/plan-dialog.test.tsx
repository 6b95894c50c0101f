import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PlanDialog } from '#features/home/plan-dialog.tsx';
import type { Today } from '#session/home.ts';
import type { Settings } from '#store/settings.ts';
import { DEFAULT_SETTINGS } from '#store/settings.ts';
import { screenOf } from '../fixtures/screen.tsx';

const show = (settings: Partial<Settings> = {}) =>
  screenOf(<PlanDialog />, {
    app: { settings: { ...DEFAULT_SETTINGS, ...settings }, layers: [{ kind: 'plan' }] },
  });

describe('the plan of a learner’s days', () => {
  it('says that the usual time is not known yet, and accepts another choice', async () => {
    const { user, appActions } = show();
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Minutes a day' });
    expect(select.selectedOptions[0]?.textContent).toBe('As many as it takes');
    expect(screen.getByText(/known after five days/u)).toBeDefined();
    await user.selectOptions(select, '20 minutes');
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('minutesPerDay', 20);
  });

  it('shows the usual time, and returns to it', async () => {
    const { user, appActions } = show({ minutesPerDay: 30, usualMinutes: 15 });
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Minutes a day' });
    expect(select.selectedOptions[0]?.textContent).toBe('30 minutes');
    await user.selectOptions(select, 'As usual: about 15');
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('minutesPerDay', undefined);
  });

  it('has a week from Monday on, whose days can be made easy', async () => {
    const { user, appActions } = show({ easyDays: [0, 3] });
    const days = screen.getAllByRole('button').map((b) => b.textContent);
    expect(days.slice(0, 7)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(screen.getByRole('button', { name: 'Sun', pressed: true })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Sat', pressed: false }));
    await user.click(screen.getByRole('button', { name: 'Wed', pressed: true }));
    expect(appActions.change.mock.calls).toEqual([
      ['easyDays', [0, 3, 6]],
      ['easyDays', [0]],
    ]);
  });

  it('sets an absence until the morning of a day, or ends it', async () => {
    const until = new Date(2026, 11, 24, 4).getTime();
    const { user, appActions } = show();
    await user.type(screen.getByLabelText('Away until'), '2026-12-24');
    await user.click(screen.getByRole('button', { name: 'Set' }));
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('awayUntil', until);
    expect(screen.queryByRole('button', { name: 'I’m back' })).toBeNull();
  });

  it('sets no absence that is over, nor while the year is typed', async () => {
    const today = { at: new Date(2026, 10, 22, 12).getTime() } as unknown as Today;
    const { user, appActions } = screenOf(<PlanDialog />, {
      app: { settings: DEFAULT_SETTINGS, layers: [{ kind: 'plan' }], today },
    });
    const input = screen.getByLabelText('Away until');
    const set = screen.getByRole('button', { name: 'Set' });
    for (const day of ['2020-12-24', '0002-12-24', '2026-11-22', '12026-12-24']) {
      fireEvent.change(input, { target: { value: day } });
      expect([day, set]).toMatchObject([day, { disabled: true }]);
    }
    fireEvent.change(input, { target: { value: '2026-11-23' } });
    expect(set).toHaveProperty('disabled', false);
    await user.click(set);
    expect(appActions.change).toHaveBeenCalledOnce();
  });

  it('offers to come back', async () => {
    const { user, appActions } = show({ awayUntil: new Date(2026, 11, 24, 4).getTime() });
    expect(screen.getByLabelText<HTMLInputElement>('Away until').value).toBe('2026-12-24');
    await user.click(screen.getByRole('button', { name: 'I’m back' }));
    expect(appActions.change).toHaveBeenCalledExactlyOnceWith('awayUntil', undefined);
  });
});
