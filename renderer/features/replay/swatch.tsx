import type { TaskPhase } from '#engine/trace/trace-state.ts';
import { classNames } from '#ui/class-names.ts';
import styles from './swatch.module.css';

/** What a task is doing, as its lane shows it. */
export function Swatch({ phase }: { readonly phase: TaskPhase }) {
  return <span className={classNames(styles['swatch'], styles[phase])} aria-hidden="true" />;
}
