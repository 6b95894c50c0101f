import type { TaskPhase } from '#engine/trace/trace-state.ts';
import { classNames } from '#ui/class-names.ts';
import styles from './swatch.module.css';

/** The state of a task, in the colour of its lane. */
export function Swatch({ phase }: { readonly phase: TaskPhase }) {
  return <span className={classNames(styles['swatch'], styles[phase])} aria-hidden="true" />;
}
