import { messageOf } from '#session/services.ts';
import { Button } from '#ui/button.tsx';
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
