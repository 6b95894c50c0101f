import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '#ui/error-boundary.tsx';

let broken = true;
function Fragile() {
  if (broken) throw new Error('no such lane');
  return <p>all lanes</p>;
}

const shown = (resetBy: string) => (
  <ErrorBoundary
    resetBy={resetBy}
    renderFallback={(error, retry) => (
      <button type="button" onClick={retry}>
        {String(error)}
      </button>
    )}
  >
    <Fragile />
  </ErrorBoundary>
);

beforeEach(() => {
  broken = true;
  // React logs the errors that a boundary catches.
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('shows the error in place of what cannot be rendered, and retries on request', async () => {
  render(shown('replay'));
  expect(screen.queryByText('all lanes')).toBeNull();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Error: no such lane' }));
  expect(screen.getByText('all lanes')).toBeDefined();
});

it('shows another screen normally', () => {
  const { rerender } = render(shown('replay'));
  broken = false;
  rerender(shown('home'));
  expect(screen.getByText('all lanes')).toBeDefined();
});
