import { RATINGS } from '#session/commands/verdict.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { intervalText } from '#ui/times.ts';
import { useReview } from '../context.ts';
import type { Judged } from '#session/review/phase.ts';
import styles from './rating-bar.module.css';

const NAMES = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' } as const;

/** The four ratings with what each would do, the suggested one taken; and the way on. */
export function RatingBar({ phase }: { readonly phase: Judged }) {
  const rate = useReview((state) => state.rate);
  const next = useReview((state) => state.next);
  const { saving, outcomes, rating, suggested, answeredAt } = phase;
  return (
    <footer className={styles['rating']}>
      {saving.kind === 'failed' ? (
        <p className={styles['failed']} role="alert">
          Your answer is not stored yet. {saving.message}
        </p>
      ) : undefined}
      <div className={styles['row']} role="group" aria-label="When it comes back">
        {RATINGS.map((name, at) => {
          const { days, due } = outcomes[name];
          return (
            <button
              key={name}
              type="button"
              className={styles['rate']}
              data-enter="command"
              aria-pressed={rating === name}
              onClick={() => rate(name)}
            >
              <Kbd keys={String(at + 1)} />
              <span className={styles['name']}>
                {NAMES[name]}
                {suggested === name ? (
                  <span className="visually-hidden"> (suggested)</span>
                ) : undefined}
              </span>
              <span className={styles['when']}>{intervalText(days, due - answeredAt)}</span>
            </button>
          );
        })}
        <Button variant="main" keys="Enter" onClick={() => void next()}>
          {nextText(saving)}
        </Button>
      </div>
    </footer>
  );
}

function nextText(saving: Judged['saving']): string {
  if (saving.kind !== 'failed') return 'Next';
  return saving.stale ? 'Show what is due' : 'Store it again';
}
