import { messageOf } from '#session/services.ts';
import { Button } from '#ui/button.tsx';
import { BROKEN_SCREEN } from './texts.ts';
import styles from './stopped.module.css';

/** Shown in place of a screen that could not be rendered; the rest of the app keeps working. */
export function BrokenScreen(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Another place to go: its label, and the action. */
  readonly leave: string;
  readonly onLeave: () => void;
}) {
  return (
    <main className={styles['stopped']} role="alert">
      <h1>{BROKEN_SCREEN.title}</h1>
      <p>{BROKEN_SCREEN.text(messageOf(props.error))}</p>
      <div className={styles['actions']}>
        <Button variant="main" onClick={props.onLeave}>
          {props.leave}
        </Button>
        <Button onClick={props.onRetry}>{BROKEN_SCREEN.retry}</Button>
      </div>
    </main>
  );
}
