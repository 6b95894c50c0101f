import { Suspense, useEffect, useRef, useState } from 'react';
import { linesOf } from '#format/output.ts';
import { wrongAnswer } from '#format/wrong-answer.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { prediction } from '#session/forms/registry.ts';
import { replayOf } from '#session/replay/request.ts';
import type { Judged } from '#session/review/phase.ts';
import { isLeechNow } from '#session/review/phase.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';
import { useSecondFrame } from '#ui/second-frame.ts';
import { useApp, useLoopwise, useReview } from '../context.ts';
import { lazyView } from '../lazy-view.ts';
import { Hint } from './hint.tsx';
import { Belief } from './belief.tsx';
import { viewOf } from './forms/form-views.ts';
import { Ran, Waits } from './ran.tsx';
import { RatingBar } from './rating-bar.tsx';
import { classNames } from '#ui/class-names.ts';
import formStyles from './forms/form.module.css';
import { RIGHT, VERDICT } from './texts.ts';
import styles from './verdict.module.css';

const Leech = lazyView(async () => (await import('./leech.tsx')).Leech);

const ReasonSaid = lazyView(async () => (await import('./reason.tsx')).ReasonSaid);

/** The verdict on an answer: the prediction beside the output, and the reason. */
export function VerdictPane({ phase }: { readonly phase: Judged }) {
  const { asked, verdict } = phase;
  const { exercise } = asked;
  const view = viewOf(exercise);
  const heading = useRef<HTMLHeadingElement>(null);
  // The verdict itself is in the very next frame; rendering Markdown would delay it.
  const reasoned = useSecondFrame();
  // Later results appear below what is being read.
  const [early] = useState(phase.explaining !== undefined);
  // Moves a screen reader to the verdict; keys are global and work anyway. After its first frame,
  // because focusing forces a layout.
  useEffect(() => {
    if (reasoned) heading.current?.focus();
  }, [reasoned]);
  const watch = useReview((state) => state.watch);
  useEffect(() => {
    if (reasoned) void watch();
  }, [reasoned, watch]);
  return (
    <div className={styles['verdict']}>
      <div className={styles['scroll']} tabIndex={-1}>
        <h1
          ref={heading}
          tabIndex={-1}
          className={classNames(
            styles['title'],
            verdict.correct ? styles['right'] : styles['wrong'],
          )}
        >
          <span aria-hidden="true">{verdict.correct ? '✓' : '✗'}</span> {titleOf(phase)}
        </h1>
        <Recalled asked={asked} />
        <view.Verdict
          exercise={exercise}
          draft={phase.draft}
          verdict={verdict}
          reasoned={reasoned}
          times={phase.watched?.times}
        />
        {isLeechNow(phase) ? (
          <Suspense fallback={undefined}>
            <Leech phase={phase} />
          </Suspense>
        ) : undefined}
        <Further phase={phase} />
        <Proof asked={asked} />
        {reasoned ? <Reasons phase={phase} early={early} /> : undefined}
      </div>
      <Hint at="verdict" />
      <RatingBar phase={phase} />
    </div>
  );
}

/** The verdict in a sentence. */
export function titleOf({ asked: { exercise }, verdict }: Judged): string {
  return verdict.correct ? RIGHT : viewOf(exercise).words.wrong(verdict, exercise);
}

/** Everything below the verdict itself. `early`: the belief comes before the reason. */
export function Reasons({
  phase,
  early = true,
}: {
  readonly phase: Judged;
  readonly early?: boolean;
}) {
  const { asked, explaining } = phase;
  const belief =
    explaining === undefined ? undefined : (
      <Belief explaining={explaining} form={asked.exercise.form} />
    );
  return (
    <>
      {phase.reason === undefined ? undefined : (
        <Suspense fallback={undefined}>
          <ReasonSaid phase={phase} />
        </Suspense>
      )}
      <Waits phase={phase} />
      <Said phase={phase} />
      <Ran phase={phase} />
      {early ? belief : undefined}
      <section className={styles['why']} aria-label={VERDICT.why}>
        <h2 className={styles['why-title']}>{VERDICT.why}</h2>
        <Prose text={asked.question.why} />
      </section>
      <Backing asked={asked} />
      {early ? undefined : belief}
    </>
  );
}

/** The prompt, if it differs between programs. */
function Recalled({ asked: { exercise, question } }: { readonly asked: PresentedQuestion }) {
  const { Prompt, repeatsPrompt } = viewOf(exercise);
  if (!repeatsPrompt) return undefined;
  return (
    <div className={styles['asked']}>
      {Prompt === undefined ? <Prose text={question.prompt} /> : <Prompt exercise={exercise} />}
    </div>
  );
}

/**
 * What can be done with the program now that the answer is known: the replay, which opens where the
 * prediction first differs, and the playground.
 */
function Further({ phase }: { readonly phase: Judged }) {
  const { commands } = useLoopwise();
  const openReplay = useApp((state) => state.openReplay);
  if (phase.asked.question.program === '') return undefined;
  const request = replayOf(phase);
  return (
    <div className={styles['further']}>
      {request === undefined ? undefined : (
        <Button size="small" keys="r" onClick={() => openReplay(request)}>
          {VERDICT.watch}
        </Button>
      )}
      <Button
        size="small"
        keys="w"
        onClick={() => commands.find(({ id }) => id === 'what-if')?.run()}
      >
        {VERDICT.whatIf}
      </Button>
    </div>
  );
}

/** The program's output, which shows whether a claim holds. */
function Proof({ asked: { question, key } }: { readonly asked: PresentedQuestion }) {
  if (question.kind !== 'choice' || key === undefined) return undefined;
  const lines = linesOf(key.stdout);
  return (
    <>
      <h2 className={formStyles['label']} id="proof">
        {VERDICT.prints}
      </h2>
      <ol className={formStyles['printed']} aria-labelledby="proof">
        {lines.map((line, at) => (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
        {lines.length === 0 ? (
          <li className={formStyles['nothing']}>{VERDICT.nothing}</li>
        ) : undefined}
      </ol>
    </>
  );
}

/** The author's text for exactly this answer, if they expected it. */
function Said({ phase: { asked, draft } }: { readonly phase: Judged }) {
  const { question, exercise } = asked;
  const predicted = prediction(draft, exercise);
  const said = predicted && wrongAnswer(question, predicted.stdout);
  if (said === undefined) return undefined;
  return (
    <section aria-label={VERDICT.said}>
      <h2 className={formStyles['label']}>{VERDICT.said}</h2>
      <Prose text={said.text} />
    </section>
  );
}

/** The source of the answer: the documentation, or only CPython. */
function Backing({ asked }: { readonly asked: PresentedQuestion }) {
  const open = useApp((state) => state.openDocumentation);
  const { tier, docs, python } = asked.question;
  const backing = VERDICT.tiers[tier];
  return (
    <p className={styles['backing']}>
      {backing === undefined ? undefined : <span>{backing} </span>}
      <Button variant="quiet" size="small" onClick={() => void open(docs)}>
        {VERDICT.documentation}
      </Button>
      <span>{VERDICT.python(python)}</span>
    </p>
  );
}
