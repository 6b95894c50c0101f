import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { OutputPane } from '#features/playground/output-pane.tsx';
import { STARTER } from '#session/playground.ts';
import { STUCK } from '../fixtures/replay.ts';
import { screenOf } from '../fixtures/screen.tsx';

it('names the lines at which a program waits for ever, and links to them', async () => {
  const goTo = vi.fn<(line: number) => void>();
  const played = {
    program: STARTER,
    run: STUCK,
    took: 1,
    errorLine: undefined,
    original: undefined,
    waits: [{ who: 'Task-1 (`main()`)', line: 4, waitsFor: 'event.wait()' }],
    lines: [],
  };
  const { user } = screenOf(<OutputPane goTo={goTo} />, {
    playground: { own: { program: STARTER, origin: undefined }, played },
  });
  const list = screen.getByRole('list', { name: 'Where it waits for ever' });
  expect(list.textContent).toContain('Task-1 (main()) waits for event.wait().');
  await user.click(screen.getByRole('button', { name: 'Line 4' }));
  expect(goTo).toHaveBeenCalledExactlyOnceWith(4);
});

it('turns Run into Stop while the program runs', async () => {
  const { user, playground, playgroundActions } = screenOf(
    <OutputPane goTo={vi.fn<(line: number) => void>()} />,
  );
  await user.click(screen.getByRole('button', { name: /^Run/ }));
  expect(playgroundActions.run).toHaveBeenCalledOnce();
  act(() => playground.setState({ status: 'running' }));
  await user.click(screen.getByRole('button', { name: /^Stop/ }));
  expect(playgroundActions.stop).toHaveBeenCalledOnce();
  expect(screen.queryByRole('button', { name: /^Run/ })).toBeNull();
});
