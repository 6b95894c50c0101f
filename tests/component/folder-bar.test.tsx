import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { FolderButton, FolderStrip } from '#features/write/folder-bar.tsx';
import { WriteContext } from '#features/write/use-write.ts';
import type { FolderState } from '#session/write/folder.ts';
import { createWriteStore } from '#session/write/store.ts';
import { unsavedDeck } from '#session/write/own-deck.ts';
import { parseManifest } from '#format/manifest.ts';
import { manifestText, valueOf } from '../fixtures/decks.ts';
import { screenOf } from '../fixtures/screen.tsx';
import { openEmpty } from '../fixtures/session.ts';

const done = async (): Promise<void> => undefined;

async function show(state: Partial<FolderState>, saved = true) {
  const { services } = await openEmpty();
  const write = createWriteStore(services);
  const deck = { ...unsavedDeck(valueOf(parseManifest(manifestText()))), saved };
  write.setState({ deck });
  const actions = {
    choose: vi.fn<FolderState['choose']>(done),
    leave: vi.fn<FolderState['leave']>(done),
    settle: vi.fn<FolderState['settle']>(done),
    step: vi.fn<FolderState['step']>(done),
  };
  const folder = createStore<FolderState>(() => ({
    available: true,
    name: undefined,
    conflicts: [],
    fault: undefined,
    ...actions,
    ...state,
  }));
  const shown = screenOf(
    <WriteContext value={write}>
      <FolderButton />
      <FolderStrip />
    </WriteContext>,
    { app: { layers: [{ kind: 'write', store: write, folder }] } },
  );
  return { ...shown, actions };
}

describe('the folder of a deck', () => {
  it('is chosen, and disconnected', async () => {
    const { user, actions } = await show({});
    await user.click(screen.getByRole('button', { name: 'Sync with a folder…' }));
    expect(actions.choose).toHaveBeenCalledOnce();
  });

  it('is disconnected by the button that names it', async () => {
    const { user, actions } = await show({ name: 'waits' });
    await user.click(screen.getByRole('button', { name: 'Stop syncing with waits' }));
    expect(actions.leave).toHaveBeenCalledOnce();
  });

  it('is not offered in a browser, nor for a deck that is not in the library yet', async () => {
    await show({ available: false });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is not offered before the deck has a question', async () => {
    await show({}, false);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks which side to keep if both were edited', async () => {
    const { user, actions } = await show({ name: 'waits', conflicts: ['basics/010-a.md'] });
    await user.click(screen.getByRole('button', { name: 'Use basics/010-a.md from the folder' }));
    expect(actions.settle).toHaveBeenLastCalledWith('basics/010-a.md', 'folder');
    await user.click(screen.getByRole('button', { name: 'Keep basics/010-a.md as it is here' }));
    expect(actions.settle).toHaveBeenLastCalledWith('basics/010-a.md', 'library');
  });

  it('says why nothing is imported from it, and retries', async () => {
    const { user, actions } = await show({ name: 'waits', fault: 'In a.md, line 1: no.' });
    expect(screen.getByRole('status').textContent).toContain('In a.md, line 1: no.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(actions.step).toHaveBeenCalledOnce();
  });
});
