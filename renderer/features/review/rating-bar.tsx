import { RATINGS } from '#session/commands/verdict.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { intervalText } from '#ui/times.ts';
import { useReview } from '../context.ts';
import type { Judged } from '#session/review/phase.ts';
import { RATING_TEXTS as TEXTS } from './texts.ts';
import styles from './rating-bar.module.css';

/** Continues, and says when the question comes back; the four ratings are one key away. */
export function RatingBar({ phase }: { readonly phase: Judged }) {
  const next = useReview((state) => state.next);
  const open = useReview((state) => state.rerating);
  const toggle = useReview((state) => state.toggleRatings);
  const settled = useReview((state) => state.settled);
  const { saving, rating, suggested, cram = false } = phase;
  return (
    <footer className={styles['rating']} data-settled={settled}>
      {saving.kind === 'failed' ? (
        <p className={styles['failed']} role="alert">
          {TEXTS.notStored} {saving.message}
        </p>
      ) : undefined}
      {open ? <Ratings phase={phase} /> : undefined}
      <div className={styles['next']}>
        {rating === suggested ? undefined : (
          <span className={styles['changed']}>
            {TEXTS.changed(rating, suggested, whenText(phase, suggested))}
          </span>
        )}
        {cram ? (
          <span className={styles['changed']}>{TEXTS.cram}</span>
        ) : (
          <Button variant="quiet" keys="e" expanded={open} onClick={toggle}>
            {TEXTS.change}
          </Button>
        )}
        <Button variant="main" keys="Enter" onClick={() => void next()}>
          {saving.kind === 'failed'
            ? TEXTS.retry(saving.stale)
            : cram
              ? TEXTS.nextOnly
              : TEXTS.next(whenText(phase, rating))}
        </Button>
      </div>
    </footer>
  );
}

function Ratings({ phase }: { readonly phase: Judged }) {
  const rate = useReview((state) => state.rate);
  const { rating, suggested } = phase;
  return (
    <div className={styles['row']} role="group" aria-label={TEXTS.group}>
      {RATINGS.map((name, at) => (
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
            {TEXTS.names[name]}
            {suggested === name ? (
              <span className={styles['mark']}> {TEXTS.suggested}</span>
            ) : undefined}
          </span>
          <span className={styles['when']}>{whenText(phase, name)}</span>
        </button>
      ))}
    </div>
  );
}

function whenText({ outcomes, answeredAt }: Judged, rating: Judged['rating']): string {
  const { days, due } = outcomes[rating];
  return intervalText(days, due - answeredAt);
}
