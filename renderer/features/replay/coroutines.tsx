import type { CoroutineState } from '#engine/trace/coroutine-state.ts';
import type { LoopState } from '#engine/trace/trace-state.ts';
import { classNames } from '#ui/class-names.ts';
import { COROUTINES as TEXTS } from './texts.ts';
import panelStyles from './panel.module.css';
import styles from './coroutines.module.css';

/** How many are listed, the latest. */
const SHOWN = 12;

/** Coroutine objects without a task: created, awaited, or dropped. Nothing if there are none. */
export function Coroutines({ state }: { readonly state: LoopState }) {
  const own = state.coroutines.filter(({ fate }) => fate !== 'task');
  if (own.length === 0) return undefined;
  const shown = own.slice(-SHOWN);
  return (
    <section className={styles['panel']} aria-label={TEXTS.title}>
      <h2 className={panelStyles['title']}>
        {TEXTS.title} <span className={panelStyles['count']}>{own.length}</span>
      </h2>
      <ul className={styles['coroutines']}>
        {own.length > SHOWN ? (
          <li className={panelStyles['nothing']}>{TEXTS.more(own.length - SHOWN)}</li>
        ) : undefined}
        {shown.map((coroutine) => (
          <li
            key={coroutine.id}
            className={classNames(
              styles['coroutine'],
              coroutine.fate === 'unawaited' && styles['unawaited'],
            )}
          >
            <code>{coroutine.text}</code> <span>{fateText(coroutine)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fateText({ fate, createdAtLine, atLine }: CoroutineState): string {
  switch (fate) {
    case 'created':
    case 'task':
      return TEXTS.created(createdAtLine);
    case 'awaited':
      return TEXTS.awaited(atLine);
    case 'unawaited':
      return TEXTS.unawaited(createdAtLine);
  }
}
