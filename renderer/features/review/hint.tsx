import type { TourStep } from '#session/review/tour.ts';
import { unanswered } from '#session/review/phase.ts';
import { tourStep } from '#session/review/tour.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useReview } from '../context.ts';
import { viewOf } from './forms/form-views.ts';
import { HINT } from './texts.ts';
import styles from './hint.module.css';

/**
 * A hint of the first question, beside its control. It is mounted while the tour is on, and visible
 * when it is its turn; the learner's actions advance the tour.
 */
export function Hint({ at }: { readonly at: TourStep }) {
  const tour = useReview((state) => state.tour);
  const step = useReview(({ phase }) => tourStep(phase));
  const form = useReview(({ phase }) => unanswered(phase)?.asked.exercise.form);
  const words = form && viewOf({ form }).words;
  const endTour = useReview((state) => state.endTour);
  if (!tour) return undefined;
  return (
    <div className={styles[at]} role="status">
      {step === at ? (
        <div className={styles['hint']}>
          <p>{at === 'read' ? words?.hint : <Words at={at} digits={words?.digitsCommit} />}</p>
          <button type="button" className={styles['close']} onClick={endTour}>
            {HINT.hide} <Kbd keys="Escape" />
          </button>
        </div>
      ) : undefined}
    </div>
  );
}

function Words(props: { readonly at: TourStep; readonly digits: boolean | undefined }) {
  if (props.at === 'verdict') {
    return (
      <>
        {HINT.verdict[0]} <Kbd keys="Enter" /> {HINT.verdict[1]} <Kbd keys="e" /> {HINT.verdict[2]}
      </>
    );
  }
  return props.digits === false ? (
    HINT.typed
  ) : (
    <>
      {HINT.keys[0]} <Kbd keys="1" /> <Kbd keys="Enter" /> {HINT.keys[1]} <Kbd keys="3" />{' '}
      {HINT.keys[2]}
    </>
  );
}
