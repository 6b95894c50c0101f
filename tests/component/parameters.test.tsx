import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Parameters } from '#features/insight/parameters.tsx';
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import type { FitPhase } from '#session/parameters/store.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { NOW } from '../fixtures/session.ts';

describe('the schedule on screen', () => {
  const losses = {
    before: { logLoss: 0.4526, calibration: 0.05, count: 300 },
    after: { logLoss: 0.4437, calibration: 0.04, count: 300 },
  };
  const show = (phase: FitPhase, usable = 500) =>
    screenOf(<Parameters />, {
      parameters: {
        phase,
        usable,
        current: { weights: DEFAULT_WEIGHTS, since: NOW, before: DEFAULT_WEIGHTS },
      },
    });

  it('is fitted only if there are enough answers', async () => {
    const { user, parametersActions } = show({ kind: 'idle' });
    await user.click(screen.getByRole('button', { name: /Fit the schedule/ }));
    await user.click(screen.getByRole('button', { name: /Go back/ }));
    expect(parametersActions.fit).toHaveBeenCalledOnce();
    expect(parametersActions.goBack).toHaveBeenCalledOnce();
  });

  it('says how many answers are missing', () => {
    show({ kind: 'idle' }, 17);
    expect(screen.getByText(/have 400 reviews .* You have 17/)).toBeDefined();
    expect(screen.getByRole('button', { name: /Fit the schedule/ }).hasAttribute('disabled')).toBe(
      true,
    );
  });

  it('shows both losses before anything is changed', async () => {
    const { user, parametersActions } = show({
      kind: 'proposed',
      weights: DEFAULT_WEIGHTS,
      losses,
    });
    expect(screen.getByText(/from 0\.4526 to 0\.4437/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Use the new parameters/ }));
    expect(parametersActions.adopt).toHaveBeenCalledOnce();
  });

  it('can be cancelled while it is fitted', async () => {
    const { user, parametersActions } = show({ kind: 'fitting', part: 0.4 });
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.4');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(parametersActions.cancel).toHaveBeenCalledOnce();
  });

  it('says that nothing was changed if the fit is no better, or failed', () => {
    show({ kind: 'refused', losses });
    expect(screen.getByText(/no better, so nothing was changed/)).toBeDefined();
    show({ kind: 'failed', message: 'It broke.' });
    expect(screen.getByRole('alert').textContent).toBe('It broke. Nothing was changed.');
  });
});
