import { useState } from 'react';
import { messageOf } from '#session/services.ts';
import type { Rescue } from '#session/data/rescue.ts';
import { Button } from '#ui/button.tsx';
import { additionTexts } from './addition-texts.ts';
import styles from './stopped.module.css';
import { RESCUE } from './rescue-texts.ts';
import { STOPPED } from './texts.ts';

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
      <h1>{STOPPED.title}</h1>
      <p>{RESCUE.reason(reason)}</p>
      <p>{RESCUE.first}</p>
      {backup === undefined ? (
        <p>{RESCUE.noBackup}</p>
      ) : (
        <p>
          {RESCUE.backup(new Date(backup.entry.writtenAt).toLocaleString(), backup.reviews)}{' '}
          {additionTexts(backup.addition).join(' ')}{' '}
          {RESCUE.restores(backup.addition.rows.length > 0)}
        </p>
      )}
      {failure === undefined ? undefined : <p role="status">{RESCUE.failed(failure)}</p>}
      <div className={styles['actions']}>
        <Button variant="main" disabled={isBusy} onClick={onReload}>
          {RESCUE.retry}
        </Button>
        {backup === undefined ? undefined : (
          <>
            <Button disabled={isBusy} onClick={() => void attempt(onSave)}>
              {RESCUE.save}
            </Button>
            <Button disabled={isBusy} onClick={() => void replace()}>
              {RESCUE.replace}
            </Button>
          </>
        )}
      </div>
    </main>
  );
}
