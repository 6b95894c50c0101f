import type { Form } from '#store/rows.ts';
import type { TourStep } from '#session/review/tour.ts';
import { unanswered } from '#session/review/phase.ts';
import { tourStep } from '#session/review/tour.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useReview } from '../context.ts';
import './hint.css';

/** What to do with a form's answer before it can be committed. */
const ANSWERING: Readonly<Record<Form, string>> = {
  order: 'Read the program. Then put down what it prints: press a line’s letter.',
  type: 'Read the program. Then type what it prints, line by line.',
  choose: 'Read the program. Then take what it prints: a letter takes it.',
  clock: 'Read the program as far as it has come. Then say what it does next: a letter takes it.',
  print: 'Read the program, and what it is to print. Then change it so that it does.',
  concept: 'Read the question. Then take what is right: a letter takes it.',
};

/**
 * A hint of the first question, at the place where it works. It is there while the tour is on, and
 * speaks when its turn has come; what the learner does moves the turn on.
 */
export function Hint({ at }: { readonly at: TourStep }) {
  const tour = useReview((state) => state.tour);
  const step = useReview(({ phase }) => tourStep(phase));
  const form = useReview(({ phase }) => unanswered(phase)?.asked.exercise.form);
  const endTour = useReview((state) => state.endTour);
  if (!tour) return undefined;
  return (
    <div className={`hint-place hint-place-${at}`} role="status">
      {step === at ? (
        <div className="hint">
          <p>{at === 'read' ? ANSWERING[form ?? 'order'] : <Words at={at} form={form} />}</p>
          <button type="button" className="hint-close" onClick={endTour}>
            No hints <Kbd keys="Escape" />
          </button>
        </div>
      ) : undefined}
    </div>
  );
}

function Words(props: { readonly at: TourStep; readonly form: Form | undefined }) {
  if (props.at === 'verdict') {
    return (
      <>
        Why it goes so is above. <Kbd keys="Enter" /> goes on; <Kbd keys="1" /> to <Kbd keys="4" />{' '}
        change when it comes back.
      </>
    );
  }
  return props.form === 'type' || props.form === 'print' ? (
    <>When all is there, say how sure you are: that commits it.</>
  ) : (
    <>
      When all is there, say how sure you are: <Kbd keys="1" /> <Kbd keys="Enter" /> or{' '}
      <Kbd keys="3" /> commits it.
    </>
  );
}
