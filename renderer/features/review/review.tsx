import { Prose } from '#ui/prose.tsx';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Phase } from '#session/review/phase.ts';
import { questionIn, unanswered } from '#session/review/phase.ts';
import { tourStep } from '#session/review/tour.ts';
import { leftText } from '#ui/times.ts';
import { useApp, useReview } from '../context.ts';
import { viewOf } from './forms/form-views.ts';
import { Hint } from './hint.tsx';
import { Summary } from './summary.tsx';
import { VerdictPane } from './verdict.tsx';
import { classNames } from '#ui/class-names.ts';
import sessionStyles from '../session.module.css';
import styles from './question.module.css';

/** The running session. */
export function Review() {
  const phase = useReview((state) => state.phase);
  return (
    <div className={sessionStyles['session']}>
      <SessionBar />
      <main className={sessionStyles['main']} tabIndex={-1} data-phase={phase.kind}>
        <Body phase={phase} />
      </main>
    </div>
  );
}

function SessionBar() {
  const left = useReview((state) => state.left);
  const remaining = useReview((state) => state.remaining);
  const answered = useReview((state) => state.answered);
  const phase = useReview((state) => state.phase);
  const complaint = useReview((state) => state.complaint);
  const undo = useReview((state) => state.undo);
  const showAnswers = useApp((state) => state.showAnswers);
  // While hints are shown, Escape puts them away.
  const hinted = useReview((state) => state.tour && tourStep(state.phase) !== undefined);
  const goTo = useApp((state) => state.goTo);
  const place = questionIn(phase);
  return (
    <header className={sessionStyles['bar']}>
      <Button
        variant="quiet"
        size="small"
        {...(hinted ? {} : { keys: 'Escape' })}
        onClick={() => void goTo('home')}
      >
        Leave
      </Button>
      <span className={sessionStyles['place']}>
        {place === undefined ? '' : `${place.deckTitle} · ${place.unitTitle}`}
      </span>
      <span className={sessionStyles['complaint']} role="status">
        {complaint ?? ''}
      </span>
      {answered > 0 ? (
        <Button variant="quiet" size="small" {...undoKeys(phase)} onClick={() => void undo()}>
          Take back
        </Button>
      ) : undefined}
      {answered > 0 ? (
        // While something is answered, a letter may be a part of the answer.
        <Button
          variant="quiet"
          size="small"
          {...(unanswered(phase) === undefined && { keys: 'l' })}
          onClick={() => void showAnswers()}
        >
          Answers
        </Button>
      ) : undefined}
      {phase.kind === 'over' ? undefined : (
        // While an answer is shown its card still counts, so that the numbers move with the question.
        <span
          aria-label={`${leftText(remaining)}; due now: ${left.review} to repeat, ${left.learning} being learnt, ${left.fresh} new`}
        >
          <span className={sessionStyles['count']}>{remaining.count}</span>
          {remaining.unit === 'minutes' ? ' min left' : ' left'}
        </span>
      )}
    </header>
  );
}

/** The key that works where the answer is being given: a letter may be typed, or be the editor's. */
function undoKeys(phase: Phase): { readonly keys?: string } {
  const exercise = unanswered(phase)?.asked.exercise;
  const keys = exercise === undefined ? 'u' : viewOf(exercise).undoKeys;
  return keys === undefined ? {} : { keys };
}

function Body({ phase }: { readonly phase: Phase }) {
  switch (phase.kind) {
    case 'loading':
      return <div aria-busy="true" />;
    // The same elements for both, so that an editor stays as it is.
    case 'asking':
    case 'running':
      return (
        <QuestionPane asked={phase.asked} asking>
          <Ask asked={phase.asked} />
        </QuestionPane>
      );
    case 'judged':
      return (
        <QuestionPane asked={phase.asked}>
          <VerdictPane phase={phase} />
        </QuestionPane>
      );
    case 'over':
      return <Summary summary={phase.summary} />;
    case 'broken':
      return <Broken message={phase.message} />;
  }
}

/** The program on the left; on the right whatever is to be done with it. */
function QuestionPane(props: {
  readonly asked: PresentedQuestion;
  readonly asking?: boolean;
  readonly children: React.ReactNode;
}) {
  const { asked, asking = false, children } = props;
  const { exercise } = asked;
  const { program } = asked.question;
  const { Program, pausedAt } = viewOf(exercise);
  return (
    <div className={classNames(styles['question'], program === '' && styles['bare'])}>
      {program === '' ? undefined : (
        <div className={styles['program']}>
          {Program !== undefined && asking ? (
            <Program key={asked.card.id} exercise={exercise} />
          ) : (
            <Code program={program} label="Program" paused={pausedAt?.(exercise)} />
          )}
          <Hint at="read" />
        </div>
      )}
      <div className={styles['answer']}>
        {program === '' ? <Hint at="read" /> : undefined}
        {children}
      </div>
    </div>
  );
}

function Ask({ asked }: { readonly asked: PresentedQuestion }) {
  // Another card is another form: nothing of the last one may stay in a control.
  const key = `${asked.card.id} ${asked.variant}`;
  const { Input } = viewOf(asked.exercise);
  return (
    <>
      <h1 className={styles['prompt']}>
        <Prompt asked={asked} />
      </h1>
      <Input key={key} exercise={asked.exercise} />
      <Hint at="commit" />
    </>
  );
}

function Prompt({ asked: { exercise, question } }: { readonly asked: PresentedQuestion }) {
  const { Prompt: OwnPrompt } = viewOf(exercise);
  // A program to repair comes with a text of its own; a slip was made by the app.
  if (OwnPrompt !== undefined && question.kind !== 'repair') {
    return <OwnPrompt exercise={exercise} />;
  }
  return <Prose text={question.prompt} />;
}

function Broken({ message }: { readonly message: string }) {
  const next = useReview((state) => state.next);
  const goTo = useApp((state) => state.goTo);
  return (
    <section className={sessionStyles['broken']} role="alert">
      <h1>The question could not be made ready.</h1>
      <p>{message}</p>
      <p>Nothing you answered is lost.</p>
      <div className={sessionStyles['broken-actions']}>
        <Button variant="main" keys="Enter" onClick={() => void next()}>
          Try again
        </Button>
        <Button onClick={() => void goTo('home')} keys="Escape">
          Leave
        </Button>
      </div>
    </section>
  );
}
