import { lineNamed } from '#session/forms/clock/clock.ts';
import styles from './clock.module.css';

/** The code of the line that an option names; nothing if it names none. */
export function LineCode(props: { readonly program: string; readonly option: string }) {
  const line = lineNamed(props.option);
  const code = line === undefined ? '' : (props.program.split('\n')[line - 1] ?? '').trim();
  return code === '' ? undefined : <code className={styles['code']}>{code}</code>;
}
