import type { Loss } from '#session/data/loss.ts';
import { Button } from '#ui/button.tsx';
import { useData } from '../context.ts';
import { additionTexts } from '../addition-texts.ts';
import { LOSS as TEXTS } from './loss-texts.ts';
import styles from './loss-panel.module.css';

/** Reports a loss of data, and offers the newest intact backup. */
export function LossPanel() {
  const loss = useData((state) => state.loss);
  const show = useData((state) => state.bringBack);
  const accept = useData((state) => state.acceptLoss);
  if (loss === undefined) return undefined;
  const { way } = loss;
  return (
    <section className={styles['loss']} role="alert" aria-labelledby="loss-title">
      <h2 className={styles['title']} id="loss-title">
        {loss.now === 0 ? TEXTS.all : TEXTS.some}
      </h2>
      <p>{lossText(loss)}</p>
      <p>{wayText(way)}</p>
      <div className={styles['actions']}>
        {way === undefined ? undefined : (
          <Button variant="main" onClick={() => void show()}>
            {TEXTS.bring}
          </Button>
        )}
        <Button variant="quiet" onClick={() => void accept()}>
          {TEXTS.without}
        </Button>
      </div>
    </section>
  );
}

function wayText(way: Loss['way']): string {
  switch (way?.kind) {
    case undefined:
      return TEXTS.noBackup;
    case 'journal':
      return TEXTS.journal(way.addition.answers);
    case 'backup': {
      const { entry, reviews, addition } = way.backup;
      const backup = TEXTS.backup(new Date(entry.writtenAt).toLocaleString(), reviews);
      return [backup, ...additionTexts(addition)].join(' ');
    }
  }
}

function lossText({ before, now }: Loss): string {
  const are = TEXTS.now(now);
  if (before === undefined) return TEXTS.noWitness(are);
  return TEXTS.before(new Date(before.at).toLocaleString(), before.reviews, are);
}
