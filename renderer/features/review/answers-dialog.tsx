import type { GivenAnswer } from '#session/review/given.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { counted } from '#ui/times.ts';
import { useApp, useReview } from '../context.ts';
import styles from './answers-dialog.module.css';

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
      <p className={styles['hint']}>
        An answer that is taken back counts for nothing, and its question is asked again.
      </p>
      <ul>
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
    <li className={styles['row']}>
      <span className={correct ? styles['right'] : styles['wrong']}>
        <span aria-hidden="true">{correct ? '✓' : '✗'}</span>
        <span className="visually-hidden">{correct ? 'right' : 'wrong'}</span>
      </span>
      <span>
        {concept}
        <span className={styles['place']}>
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
