import { messageOf } from '#session/services.ts';
import { Button } from '#ui/button.tsx';
import styles from './stopped.module.css';

/** In place of a screen that could not be rendered; everything else of the app goes on. */
export function BrokenScreen(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Where else to go: its name on the button, and the way there. */
  readonly leave: string;
  readonly onLeave: () => void;
}) {
  return (
    <main className={styles['stopped']} role="alert">
      <h1>This screen cannot be shown.</h1>
      <p>Your answers are saved. What went wrong: {messageOf(props.error)}</p>
      <div className={styles['actions']}>
        <Button variant="main" onClick={props.onLeave}>
          {props.leave}
        </Button>
        <Button onClick={props.onRetry}>Try again</Button>
      </div>
    </main>
  );
}
