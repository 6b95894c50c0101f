import { useState } from 'react';
import type { GivenAnswer } from '#session/review/given.ts';
import type { Judged } from '#session/review/phase.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp, useReview } from '../context.ts';
import { useMark } from './mark.tsx';
import { ANSWERS as TEXTS } from './texts.ts';
import { viewOf } from './forms/form-views.ts';
import { Reasons, titleOf } from './verdict.tsx';
import styles from './answers-dialog.module.css';

/**
 * The answers of the session: any can be taken back, and those of this visit can be viewed again.
 */
export function AnswersDialog({ answers }: { readonly answers: readonly GivenAnswer[] }) {
  const closeLayer = useApp((state) => state.closeLayer);
  const close = (): void => closeLayer('answers');
  const [looked, setLooked] = useState<Judged>();
  return (
    <Dialog
      title={TEXTS.title}
      onClose={close}
      actions={
        <>
          {looked === undefined ? undefined : (
            <Button onClick={() => setLooked(undefined)}>{TEXTS.back}</Button>
          )}
          <Button keys="Escape" onClick={close}>
            {TEXTS.close}
          </Button>
        </>
      }
    >
      {looked === undefined ? (
        <>
          <p className={styles['hint']}>{TEXTS.hint}</p>
          <ul>
            {answers.map((answer) => (
              <Given key={answer.reviewId} answer={answer} onLook={setLooked} />
            ))}
          </ul>
        </>
      ) : (
        <Past phase={looked} />
      )}
    </Dialog>
  );
}

/** A verdict in its last state. */
function Past({ phase }: { readonly phase: Judged }) {
  const mark = useMark(phase);
  const { asked, verdict, draft, watched } = phase;
  const { program } = asked.question;
  const view = viewOf(asked.exercise);
  return (
    <div className={styles['past']}>
      <h3 className={verdict.correct ? styles['right'] : styles['wrong']}>{titleOf(phase)}</h3>
      {program === '' ? undefined : <Code program={program} label={TEXTS.program} mark={mark} />}
      <view.Verdict
        exercise={asked.exercise}
        draft={draft}
        verdict={verdict}
        reasoned
        times={watched?.times}
      />
      <Reasons phase={phase} />
    </div>
  );
}

function Given(props: {
  readonly answer: GivenAnswer;
  readonly onLook: (verdict: Judged) => void;
}) {
  const { answer, onLook } = props;
  const takeBack = useReview((state) => state.takeBack);
  const verdict = useReview((state) => state.verdictOf)(answer.reviewId);
  const closeLayer = useApp((state) => state.closeLayer);
  const { reviewId, concept, place, correct, at, followers } = answer;
  return (
    <li className={styles['row']}>
      <span className={correct ? styles['right'] : styles['wrong']}>
        <span aria-hidden="true">{correct ? '✓' : '✗'}</span>
        <span className="visually-hidden">{correct ? TEXTS.right : TEXTS.wrong}</span>
      </span>
      <span>
        {concept}
        <span className={styles['place']}>
          {place === '' ? '' : `${place} · `}
          {TIME.format(at)}
          {followers > 0 ? TEXTS.followers(followers) : ''}
        </span>
      </span>
      <span className={styles['actions']}>
        {verdict === undefined ? undefined : (
          <Button variant="quiet" label={TEXTS.lookAt(concept)} onClick={() => onLook(verdict)}>
            {TEXTS.look}
          </Button>
        )}
        <Button
          label={TEXTS.takeBackThat(concept, place)}
          onClick={() => {
            closeLayer('answers');
            void takeBack(reviewId);
          }}
        >
          {TEXTS.takeBack}
        </Button>
      </span>
    </li>
  );
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
