import type { Loss } from '#session/data/loss.ts';
import { Button } from '#ui/button.tsx';
import { counted } from '#ui/times.ts';
import { useData } from '../context.ts';
import styles from './loss-panel.module.css';

/** There was more here than there is: says so, and offers the newest backup that is whole. */
export function LossPanel() {
  const loss = useData((state) => state.loss);
  const show = useData((state) => state.showLostBackup);
  const accept = useData((state) => state.acceptLoss);
  if (loss === undefined) return undefined;
  const { backup } = loss;
  return (
    <section className={styles['loss']} role="alert" aria-labelledby="loss-title">
      <h2 className={styles['title']} id="loss-title">
        {loss.now === 0 ? 'Your answers are gone.' : 'Some of your answers are gone.'}
      </h2>
      <p>{lossText(loss)}</p>
      <p>
        {backup === undefined
          ? 'There is no automatic backup that is whole. If you have saved one as a file, restore it in Decks and data.'
          : `The backup of ${new Date(backup.entry.writtenAt).toLocaleString()} is whole and holds ` +
            `${counted(backup.reviews, 'line')} of your log.`}
      </p>
      <div className={styles['actions']}>
        {backup === undefined ? undefined : (
          <Button variant="main" onClick={show}>
            Bring them back
          </Button>
        )}
        <Button variant="quiet" onClick={() => void accept()}>
          Go on without them
        </Button>
      </div>
    </section>
  );
}

function lossText({ before, now }: Loss): string {
  const are = now === 0 ? 'there are none' : `there are ${now.toLocaleString()}`;
  if (before === undefined) return `There are backups of your answers, but here ${are}.`;
  const when = new Date(before.at).toLocaleString();
  return (
    `On ${when} your log had ${counted(before.reviews, 'line')}; now ${are}. ` +
    'The database was damaged or deleted from outside of Loopwise.'
  );
}
