import { Suspense, useMemo } from 'react';
import { Prose } from '#ui/prose.tsx';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { mayDecline } from '#session/forms/exercise-for.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Judged, Phase } from '#session/review/phase.ts';
import { questionIn, unanswered } from '#session/review/phase.ts';
import { tourStep } from '#session/review/tour.ts';
import { lazyView } from '../lazy-view.ts';
import { useApp, useReview } from '../context.ts';
import { viewOf } from './forms/form-views.ts';
import { INTRODUCTION, INTRODUCTIONS } from './forms/texts.ts';
import { Hint } from './hint.tsx';
import { BROKEN, SESSION_TEXTS as TEXTS } from './texts.ts';
import { useMark } from './mark.tsx';
import { VerdictPane } from './verdict.tsx';
import { classNames } from '#ui/class-names.ts';
import sessionStyles from '../session.module.css';
import styles from './question.module.css';

const ReasonPane = lazyView(async () => (await import('./reason.tsx')).ReasonPane);

const Summary = lazyView(async () => (await import('./summary.tsx')).Summary);

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
  const answered = useReview((state) => state.answered);
  const phase = useReview((state) => state.phase);
  const complaint = useReview((state) => state.complaint);
  const undo = useReview((state) => state.undo);
  const showAnswers = useApp((state) => state.showAnswers);
  const showCard = useApp((state) => state.showCard);
  const sayWhyAsked = useApp((state) => state.sayWhyAsked);
  // While hints are shown, Escape dismisses them.
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
        {TEXTS.leave}
      </Button>
      <span className={sessionStyles['place']}>
        {place === undefined ? '' : `${place.deckTitle} · ${place.unitTitle}`}
      </span>
      {place === undefined ? undefined : (
        <>
          <Button variant="quiet" size="small" focuses={false} onClick={() => void sayWhyAsked()}>
            {TEXTS.why}
          </Button>
          <Button variant="quiet" size="small" focuses={false} onClick={() => void showCard()}>
            {TEXTS.card}
          </Button>
        </>
      )}
      <span className={sessionStyles['complaint']} role="status">
        {complaint ?? ''}
      </span>
      {answered > 0 ? (
        <Button
          variant="quiet"
          size="small"
          focuses={false}
          {...undoKeys(phase)}
          onClick={() => void undo()}
        >
          {TEXTS.takeBack}
        </Button>
      ) : undefined}
      {answered > 0 ? (
        // While something is answered, a letter may be part of the answer.
        <Button
          variant="quiet"
          size="small"
          focuses={false}
          {...(unanswered(phase) === undefined && phase.kind !== 'reasoning' && { keys: 'l' })}
          onClick={() => void showAnswers()}
        >
          {TEXTS.answers}
        </Button>
      ) : undefined}
      {phase.kind === 'over' ? undefined : <Counts />}
    </header>
  );
}

/** What is left of the session, by kind, and how long it takes at this learner's pace. */
function Counts() {
  // While an answer is shown its card still counts, so that the numbers change with the question.
  const left = useReview((state) => state.left);
  const remaining = useReview((state) => state.remaining);
  const answered = useReview((state) => state.answered);
  const minutes = useReview((state) => state.minutes);
  const limited = useReview((state) => state.limited);
  const counts = [
    [left.fresh, TEXTS.fresh],
    [left.learning, TEXTS.learning],
    [left.review, TEXTS.review],
    [answered, TEXTS.answered],
  ] as const;
  return (
    <span className={sessionStyles['counts']} role="group" aria-label={TEXTS.counts}>
      {counts.map(([count, word]) =>
        count === 0 ? undefined : (
          <span key={word}>
            <span className={sessionStyles['count']}>{count}</span> {word}
          </span>
        ),
      )}
      <span>
        {limited && remaining.unit === 'cards'
          ? TEXTS.answersLeft(remaining.count)
          : TEXTS.minutes(minutes)}
      </span>
    </span>
  );
}

/** The undo key that works while answering: a letter may be typed, or belong to the editor. */
function undoKeys(phase: Phase): { readonly keys?: string } {
  const exercise = unanswered(phase)?.asked.exercise;
  const keys = exercise === undefined ? 'u' : viewOf(exercise).undoKeys;
  return keys === undefined ? {} : { keys };
}

function Body({ phase }: { readonly phase: Phase }) {
  switch (phase.kind) {
    case 'loading':
      return <div aria-busy="true" />;
    // The same elements for both, so that an editor is not remounted.
    case 'asking':
    case 'running':
      return (
        <QuestionPane asked={phase.asked} asking>
          <Ask asked={phase.asked} />
        </QuestionPane>
      );
    case 'reasoning':
      return (
        <QuestionPane asked={phase.asked}>
          <Suspense fallback={<div aria-busy="true" />}>
            <ReasonPane phase={phase} />
          </Suspense>
        </QuestionPane>
      );
    case 'judged':
      return (
        <QuestionPane asked={phase.asked} judged={phase}>
          <VerdictPane phase={phase} />
        </QuestionPane>
      );
    case 'over':
      return (
        <Suspense fallback={<div aria-busy="true" />}>
          <Summary summary={phase.summary} />
        </Suspense>
      );
    case 'broken':
      return <Broken message={phase.message} />;
  }
}

/** The program on the left; on the right the question or the verdict. */
function QuestionPane(props: {
  readonly asked: PresentedQuestion;
  readonly asking?: boolean;
  /** The verdict, which may mark a line of the program. */
  readonly judged?: Judged | undefined;
  readonly children: React.ReactNode;
}) {
  const { asked, asking = false, judged, children } = props;
  const { exercise } = asked;
  const { program } = asked.question;
  const { Program, pausedAt, litAt } = viewOf(exercise);
  // As a text, so that a draft that names no line renders nothing here.
  const named = useReview(({ phase }) => {
    const draft = asking ? unanswered(phase)?.draft : undefined;
    return draft?.form === exercise.form ? litAt?.(exercise, draft).join(' ') : undefined;
  });
  const lit = useMemo(() => named?.split(' ').map(Number), [named]);
  const mark = useMark(judged);
  return (
    <div className={classNames(styles['question'], program === '' && styles['bare'])}>
      {program === '' ? undefined : (
        <div className={styles['program']}>
          {Program !== undefined && asking ? (
            <Program key={asked.card.id} exercise={exercise} />
          ) : (
            <Code
              program={program}
              label={TEXTS.program}
              paused={pausedAt?.(exercise)}
              mark={mark}
              lit={lit}
            />
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
  // Another card is another form: no control may keep state of the last one.
  const key = `${asked.card.id} ${asked.variant}`;
  const { Input } = viewOf(asked.exercise);
  return (
    <>
      <UnitIntroduction asked={asked} />
      <Introduction asked={asked} />
      <h1 className={styles['prompt']}>
        <Prompt asked={asked} />
      </h1>
      <Input key={key} exercise={asked.exercise} />
      <Hint at="commit" />
    </>
  );
}

/** Introduces a unit before its first question; the first screen shows it again. */
function UnitIntroduction({ asked: { intro, unitTitle } }: { readonly asked: PresentedQuestion }) {
  if (intro === undefined) return undefined;
  return (
    <section className={styles['introduction']} aria-label={TEXTS.unit(unitTitle)}>
      <h2 className={styles['unit']}>{TEXTS.unit(unitTitle)}</h2>
      <Prose text={intro} />
    </section>
  );
}

/** Introduces a form when it first comes up, except where the hints of the first question do. */
function Introduction({ asked }: { readonly asked: PresentedQuestion }) {
  const { exercise, question, card } = asked;
  const met = useReview((state) => state.formsMet.includes(exercise.form));
  const tour = useReview((state) => state.tour);
  if (met || tour) return undefined;
  const isInvitation = mayDecline(exercise.form, question, card.memory);
  return (
    <p className={styles['introduction']}>
      <strong>{INTRODUCTION.label}.</strong> {INTRODUCTIONS[exercise.form]}
      {isInvitation ? ` ${INTRODUCTION.invitation}` : undefined}
    </p>
  );
}

function Prompt({ asked: { exercise, question } }: { readonly asked: PresentedQuestion }) {
  const { Prompt: OwnPrompt } = viewOf(exercise);
  // A repair question has its own text; a slip was made by the app.
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
      <h1>{BROKEN.title}</h1>
      <p>{message}</p>
      <p>{BROKEN.kept}</p>
      <div className={sessionStyles['broken-actions']}>
        <Button variant="main" keys="Enter" onClick={() => void next()}>
          {TEXTS.retry}
        </Button>
        <Button onClick={() => void goTo('home')} keys="Escape">
          {TEXTS.leave}
        </Button>
      </div>
    </section>
  );
}
