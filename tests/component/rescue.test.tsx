import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { GoodBackup } from '#session/data/loss.ts';
import type { Rescue } from '#session/data/rescue.ts';
import { RescueScreen } from '../../renderer/features/rescue.tsx';

afterEach(cleanup);

const BACKUP = {
  entry: { name: 'one.loopwise-backup', size: 3, reason: 'session', writtenAt: 1_000_000 },
  reviews: 1200,
  addition: { rows: [], sessions: [], answers: 0, fault: undefined },
} as unknown as GoodBackup;

interface Shown {
  saves: number;
  reloads: number;
  replaced: number;
}

function show(backup: Rescue['backup'], failure?: string, isLinux = false): Shown {
  const shown: Shown = { saves: 0, reloads: 0, replaced: 0 };
  const save = async (): Promise<void> => {
    shown.saves += 1;
  };
  const replace = async (): Promise<void> => {
    if (failure !== undefined) throw new Error(failure);
    shown.replaced += 1;
  };
  render(
    <RescueScreen
      rescue={{ reason: 'the disk is damaged.', backup }}
      place="/home/x/.config/Loopwise"
      isLinux={isLinux}
      onSave={save}
      onReplace={replace}
      onReload={() => {
        shown.reloads += 1;
      }}
    />,
  );
  return shown;
}

const press = async (name: string): Promise<void> =>
  userEvent.click(screen.getByRole('button', { name }));

it('says what failed, how much the backup contains, and what restoring costs', async () => {
  const shown = show(Promise.resolve(BACKUP));
  await screen.findByText(/holds 1,200 answers/u);
  const said = screen.getByRole('alert').textContent;
  expect(said).toContain('the disk is damaged');
  expect(said).toContain('Your data is in /home/x/.config/Loopwise.');
  expect(said).not.toContain('UTF-8');
  await press('Save the backup as a file');
  expect(shown.saves).toBe(1);
  await press('Delete the data and restore the backup');
  expect(shown).toMatchObject({ replaced: 1, reloads: 1 });
});

it('says how many answers after the backup come back', async () => {
  const rows = [{}] as unknown as GoodBackup['addition']['rows'];
  show(Promise.resolve({ ...BACKUP, addition: { ...BACKUP.addition, rows, answers: 1 } }));
  await screen.findByText(/holds 1,200 answers/u);
  const said = screen.getByRole('alert').textContent;
  expect(said).toContain('1 answer after it was also noted outside the database and comes back');
  expect(said).not.toContain('is lost');
});

it('stays open and says why if restoring fails', async () => {
  const shown = show(Promise.resolve(BACKUP), 'The disk is full.');
  await screen.findByText(/holds 1,200 answers/u);
  await press('Delete the data and restore the backup');
  expect(screen.getByRole('status').textContent).toContain('The disk is full.');
  expect(shown.reloads).toBe(0);
});

it('without a backup only offers to retry', async () => {
  const shown = show(Promise.resolve(undefined));
  await screen.findByText('There is no automatic backup to go back to.');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await press('Try again');
  expect(shown.reloads).toBe(1);
});

it('does not wait for backups that are not found, and tells Linux from what keeps folders closed', async () => {
  show(new Promise(() => undefined), undefined, true);
  expect(screen.getByText('Looking for the newest backup…')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('the locale must be UTF-8');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

it('does not say that there is no backup where none can be read', async () => {
  const failed = Promise.reject<undefined>(new Error('gone'));
  failed.catch(() => undefined);
  show(failed);
  await screen.findByText('The automatic backups cannot be read either.');
  expect(screen.queryByText(/There is no automatic backup/u)).toBeNull();
});
