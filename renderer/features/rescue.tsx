import { useState } from 'react';
import { messageOf } from '#session/services.ts';
import type { Rescue } from '#session/data/rescue.ts';
import { Button } from '#ui/button.tsx';
import { additionTexts } from './addition-texts.ts';
import styles from './stopped.module.css';

/** The database cannot be opened: the reason, and the newest backup as the way to continue. */
export function RescueScreen(props: {
  readonly rescue: Rescue;
  /** Saves the backup as a file; rejects with a message for the learner. */
  readonly onSave: () => Promise<unknown>;
  /** Replaces the database by the backup; rejects with a message for the learner. */
  readonly onReplace: () => Promise<void>;
  readonly onReload: () => void;
}) {
  const { rescue, onSave, onReplace, onReload } = props;
  const { backup, reason } = rescue;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await action();
      return true;
    } catch (error) {
      setFailure(messageOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const replace = async (): Promise<void> => {
    if (await attempt(onReplace)) onReload();
  };

  return (
    <main className={styles['stopped']} role="alert" aria-busy={isBusy}>
      <h1>Loopwise can’t open your data.</h1>
      <p>What went wrong: {reason}</p>
      <p>
        First close every other window of Loopwise, restart the computer if the disk was full, and
        try again. Nothing has been changed.
      </p>
      {backup === undefined ? (
        <p>There is no automatic backup to go back to.</p>
      ) : (
        <p>
          If that does not help: the newest backup is of{' '}
          {new Date(backup.entry.writtenAt).toLocaleString()} and holds{' '}
          {backup.reviews === 1 ? '1 answer' : `${backup.reviews.toLocaleString()} answers`}.{' '}
          {additionTexts(backup.addition).join(' ')} Restoring it deletes the data that cannot be
          opened
          {backup.addition.rows.length > 0 ? '.' : '; what you answered after that time is lost.'}
        </p>
      )}
      {failure === undefined ? undefined : <p role="status">That did not work. {failure}</p>}
      <div className={styles['actions']}>
        <Button variant="main" disabled={isBusy} onClick={onReload}>
          Try again
        </Button>
        {backup === undefined ? undefined : (
          <>
            <Button disabled={isBusy} onClick={() => void attempt(onSave)}>
              Save the backup as a file
            </Button>
            <Button disabled={isBusy} onClick={() => void replace()}>
              Delete the data and restore the backup
            </Button>
          </>
        )}
      </div>
    </main>
  );
}
