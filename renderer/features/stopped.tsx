import { STOPPED } from './texts.ts';
import styles from './stopped.module.css';

/** Nothing can be stored, so no screen is shown. `message` says why, and what to do. */
export function Stopped(props: { readonly title?: string; readonly message: string }) {
  const { title = STOPPED.title, message } = props;
  return (
    <main className={styles['stopped']} role="alert">
      <h1>{title}</h1>
      <p>{message}</p>
    </main>
  );
}
