import { SILENT } from '#session/data/opening.ts';
import type { Wait } from '#session/data/opening.ts';
import { Button } from '#ui/button.tsx';
import { OPENING, PLACE } from './opening-texts.ts';
import styles from './stopped.module.css';

/** The data is not open yet: that it takes long, or what to do as it may never end. */
export function OpeningScreen(props: {
  readonly wait: Wait;
  /** Where the data is; undefined until it is known. */
  readonly place: string | undefined;
  readonly isLinux: boolean;
  readonly onReload: () => void;
}) {
  const { wait, place, isLinux, onReload } = props;
  if (wait !== 'silent') {
    const { title, text } = OPENING[wait];
    return (
      <main className={styles['stopped']} aria-busy>
        <h1>{title}</h1>
        <p role="status">{text}</p>
      </main>
    );
  }
  return (
    <main className={styles['stopped']}>
      <h1>{OPENING.silent.title}</h1>
      <p role="alert">{OPENING.silent.text(SILENT / 1000)}</p>
      <h2>{OPENING.helps}</h2>
      <ol className={styles['steps']}>
        {OPENING.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        {isLinux ? <li>{PLACE.locale}</li> : undefined}
      </ol>
      {place === undefined ? undefined : <p className={styles['place']}>{PLACE.is(place)}</p>}
      <div className={styles['actions']}>
        <Button variant="main" onClick={onReload}>
          {OPENING.retry}
        </Button>
      </div>
    </main>
  );
}
