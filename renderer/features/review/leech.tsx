import type { Judged } from '#session/review/phase.ts';
import { isLeechNow } from '#session/review/phase.ts';
import { Button } from '#ui/button.tsx';
import { useApp } from '../context.ts';
import { LEECH as TEXTS } from './reason-texts.ts';
import styles from './reason.module.css';

/** Says that repetition no longer helps with a question, and offers two programs to compare. */
export function Leech({ phase }: { readonly phase: Judged }) {
  const { asked, outcomes, rating } = phase;
  const compare = useApp((state) => state.compare);
  const { memory } = outcomes[rating];
  if (memory.state === 'new' || !isLeechNow(phase)) return undefined;
  return (
    <div className={styles['said']} role="note">
      <p>{TEXTS.text(memory.lapses)}</p>
      <div>
        <Button size="small" keys="c" onClick={() => void compare(asked.card.id)}>
          {TEXTS.compare}
        </Button>
      </div>
    </div>
  );
}
