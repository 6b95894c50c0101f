import { Suspense, lazy } from 'react';
import { linesOf } from '#format/output.ts';
import { endingOf } from '#session/forms/endings.ts';
import type { OnlyExercise } from '#session/forms/only/only.ts';
import type { PrintExercise } from '#session/forms/print/print.ts';
import { MOST_DIFFERENT } from '#format/repair-edit.ts';
import { Button } from '#ui/button.tsx';
import { Code } from '#ui/code.tsx';
import { counted } from '#ui/times.ts';
import { useLoopwise, useReview } from '#features/context.ts';
import { CommitBar } from '../commit-bar.tsx';
import type { FormProps } from '../form-props.ts';
import { PRINT, endingSentence } from '../texts.ts';
import formStyles from '../form.module.css';
import styles from './print.module.css';

const PrintProgram = lazy(async () => import('./print-program.tsx'));

/** The question, in place of the question's own prompt. */
export function PrintPrompt() {
  return PRINT.ask;
}

/**
 * The program to change, in place of the question's own, which is the solution; readable while the
 * editor loads.
 */
export function PrintProgramPane({ exercise }: FormProps<PrintExercise | OnlyExercise>) {
  return (
    <Suspense fallback={<Code program={exercise.program} label={PRINT.program} />}>
      <PrintProgram exercise={exercise} />
    </Suspense>
  );
}

/** The wanted output, and the button to have the answer judged. */
export function PrintInput({ exercise }: FormProps<PrintExercise | OnlyExercise>) {
  const { stdout, ended } = exercise.key;
  const only = exercise.form === 'only';
  const lines = linesOf(stdout);
  const running = useReview(({ phase }) => phase.kind === 'running');
  const refusal = useReview(({ phase }) => (phase.kind === 'asking' ? phase.refusal : undefined));
  return (
    <div className={formStyles['form']} aria-busy={running}>
      <h2 className={formStyles['label']} id="print-target">
        {only ? PRINT.onlyTarget : PRINT.target}
      </h2>
      {/* Focusable, so that a long output scrolls by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={formStyles['printed']} aria-labelledby="print-target" tabIndex={0}>
        {lines.map((line, at) => (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
        {lines.length === 0 ? (
          <li className={formStyles['nothing']}>{PRINT.nothing}</li>
        ) : undefined}
      </ol>
      <p className={formStyles['hint']}>
        {endingSentence(endingOf(ended))} {PRINT.rules(counted(MOST_DIFFERENT, 'line'))}{' '}
        {only ? PRINT.runsOften : PRINT.runs}
      </p>
      <p className={styles['word']} role="status">
        {running ? PRINT.running : refusal}
      </p>
      <CommitBar ready={!running} keys="Mod+Enter" />
      <Decline />
    </div>
  );
}

/** Switches to another form, while this one can be declined. */
function Decline() {
  const { commands } = useLoopwise();
  const decline = commands.find(({ id }) => id === 'decline');
  // The phase decides whether it is on.
  useReview(({ phase }) => phase);
  if (decline?.when() !== true) return undefined;
  return (
    <div>
      <Button variant="quiet" size="small" keys="Mod+j" onClick={decline.run}>
        {PRINT.another}
      </Button>
    </div>
  );
}
