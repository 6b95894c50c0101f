import type { GivenAnswer } from '#session/review/given.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { counted } from '#ui/times.ts';
import { useApp, useReview } from '../context.ts';

/** The answers of the session, any of which can be taken back. */
export function AnswersDialog({ answers }: { readonly answers: readonly GivenAnswer[] }) {
  const closeLayer = useApp((state) => state.closeLayer);
  const close = (): void => closeLayer('answers');
  return (
    <Dialog
      title="Answers of this session"
      onClose={close}
      actions={
        <Button keys="Escape" onClick={close}>
          Close
        </Button>
      }
    >
      <p className="given-hint">
        An answer that is taken back counts for nothing, and its question is asked again.
      </p>
      <ul className="given">
        {answers.map((answer) => (
          <Given key={answer.reviewId} answer={answer} />
        ))}
      </ul>
    </Dialog>
  );
}

function Given({ answer }: { readonly answer: GivenAnswer }) {
  const takeBack = useReview((state) => state.takeBack);
  const closeLayer = useApp((state) => state.closeLayer);
  const { reviewId, concept, place, correct, at, followers } = answer;
  return (
    <li className="given-row">
      <span className={correct ? 'given-right' : 'given-wrong'}>
        <span aria-hidden="true">{correct ? '✓' : '✗'}</span>
        <span className="heard-only">{correct ? 'right' : 'wrong'}</span>
      </span>
      <span className="given-what">
        {concept}
        <span className="given-place">
          {place === '' ? '' : `${place} · `}
          {TIME.format(at)}
          {followers > 0 ? ` · with ${counted(followers, 'later answer')} to it` : ''}
        </span>
      </span>
      <Button
        label={`Take back: ${concept}, ${place}`}
        onClick={() => {
          closeLayer('answers');
          void takeBack(reviewId);
        }}
      >
        Take back
      </Button>
    </li>
  );
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
