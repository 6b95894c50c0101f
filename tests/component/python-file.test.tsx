import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { IncomingDialog } from '#features/library/incoming-dialog.tsx';
import type { Incoming } from '#session/app/incoming.ts';
import { read } from '../fixtures/read-deck.ts';
import { screenOf } from '../fixtures/screen.tsx';

const open = (incoming: Incoming) => screenOf(<IncomingDialog />, { app: { incoming } });

describe('a Python file', () => {
  it('is run in the playground, or becomes a question', async () => {
    const { user, appActions } = open({ kind: 'deck', name: 'shop.py', read: await read() });
    await user.click(screen.getByRole('button', { name: 'Open as a program' }));
    expect(appActions.dismiss).toHaveBeenCalledOnce();
    const [file] = appActions.receive.mock.calls[0] ?? [];
    expect(file).toMatchObject({ kind: 'program', name: 'shop.py' });
    const program = (await read()).deck.questions[0]?.question.program;
    expect(new TextDecoder().decode(file?.bytes)).toBe(program);
    await user.click(screen.getByRole('button', { name: 'Write a question' }));
    expect(appActions.openWriting).toHaveBeenCalledExactlyOnceWith({ program });
  });

  it('is the only file with these buttons', async () => {
    open({ kind: 'deck', name: 'a.loopwise', read: await read() });
    expect(screen.queryByRole('button', { name: 'Open as a program' })).toBeNull();
  });
});
