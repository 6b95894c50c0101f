import { useEffect, useState } from 'react';
import { messageOf } from '#session/services.ts';
import type { GoodBackup } from '#session/data/loss.ts';
import type { Rescue } from '#session/data/rescue.ts';
import { Button } from '#ui/button.tsx';
import { additionTexts } from './addition-texts.ts';
import { PLACE } from './opening-texts.ts';
import styles from './stopped.module.css';
import { RESCUE } from './rescue-texts.ts';
import { STOPPED } from './texts.ts';

/** The database cannot be opened: the reason, and the newest backup as the way to continue. */
export function RescueScreen(props: {
  readonly rescue: Rescue;
  /** Where the data is; undefined until it is known. */
  readonly place: string | undefined;
  readonly isLinux: boolean;
  /** Saves the backup as a file; rejects with a message for the learner. */
  readonly onSave: (backup: GoodBackup) => Promise<unknown>;
  /** Replaces the database by the backup; rejects with a message for the learner. */
  readonly onReplace: (backup: GoodBackup) => Promise<void>;
  readonly onReload: () => void;
}) {
  const { rescue, place, isLinux, onSave, onReplace, onReload } = props;
  const found = useBackup(rescue);
  const backup = typeof found === 'string' ? undefined : found;
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
  const replace = async (chosen: GoodBackup): Promise<void> => {
    if (await attempt(async () => onReplace(chosen))) onReload();
  };

  return (
    <main className={styles['stopped']} role="alert" aria-busy={isBusy}>
      <h1>{STOPPED.title}</h1>
      <p>{RESCUE.reason(rescue.reason)}</p>
      <p>{RESCUE.first}</p>
      {isLinux ? <p>{PLACE.locale}</p> : undefined}
      {typeof found === 'string' ? <p>{RESCUE[found]}</p> : undefined}
      {backup === undefined ? undefined : (
        <p>
          {RESCUE.backup(new Date(backup.entry.writtenAt).toLocaleString(), backup.reviews)}{' '}
          {additionTexts(backup.addition).join(' ')}{' '}
          {RESCUE.restores(backup.addition.rows.length > 0)}
        </p>
      )}
      {place === undefined ? undefined : <p className={styles['place']}>{PLACE.is(place)}</p>}
      {failure === undefined ? undefined : <p role="status">{RESCUE.failed(failure)}</p>}
      <div className={styles['actions']}>
        <Button variant="main" disabled={isBusy} onClick={onReload}>
          {RESCUE.retry}
        </Button>
        {backup === undefined ? undefined : (
          <>
            <Button disabled={isBusy} onClick={() => void attempt(async () => onSave(backup))}>
              {RESCUE.save}
            </Button>
            <Button disabled={isBusy} onClick={() => void replace(backup)}>
              {RESCUE.replace}
            </Button>
          </>
        )}
      </div>
    </main>
  );
}

/** The newest backup, or why none can be offered. */
function useBackup(rescue: Rescue): GoodBackup | 'looking' | 'unreadable' | 'noBackup' {
  const [found, setFound] = useState<GoodBackup | 'looking' | 'unreadable' | 'noBackup'>('looking');
  useEffect(() => {
    rescue.backup.then(
      (backup) => setFound(backup ?? 'noBackup'),
      () => setFound('unreadable'),
    );
  }, [rescue]);
  return found;
}
