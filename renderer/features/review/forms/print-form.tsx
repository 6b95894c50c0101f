import { Suspense, lazy } from 'react';
import { linesOf } from '#format/output.ts';
import type { Ended } from '#format/types.ts';
import type { PrintDraft, PrintExercise } from '#session/forms/print.ts';
import { MOST_DIFFERENT, PRINT_LIMITS } from '#session/forms/print.ts';
import { Code } from '#ui/code.tsx';
import { counted } from '#ui/times.ts';
import { useReview } from '#features/context.ts';
import { CommitBar } from './commit-bar.tsx';
import type { FormProps } from './form-props.ts';
import './print.css';

const PrintProgram = lazy(async () => import('./print-program.tsx'));

/** What is asked, in place of the question's own prompt. */
export const PRINT_PROMPT = 'Change the program so that it prints this.';

/** The program to change, in place of the question's own; it can be read while the editor loads. */
export function PrintProgramPane({ exercise }: FormProps<PrintExercise>) {
  return (
    <Suspense fallback={<Code program={exercise.program} label="Program" />}>
      <PrintProgram exercise={exercise} />
    </Suspense>
  );
}

/** What is to be printed, and the way to have it judged. */
export function PrintForm({ exercise }: FormProps<PrintExercise>) {
  const { stdout, ended } = exercise.key;
  const lines = linesOf(stdout);
  const running = useReview(({ phase }) => phase.kind === 'running');
  const refusal = useReview(({ phase }) => (phase.kind === 'asking' ? phase.refusal : undefined));
  return (
    <div className="form" aria-busy={running}>
      <h2 className="form-label" id="print-target">
        It is to print
      </h2>
      {/* Focusable, so that a long output scrolls by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="print-target" aria-labelledby="print-target" tabIndex={0}>
        {lines.map((line, at) => (
          // A line's place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
        {lines.length === 0 ? <li className="print-nothing">nothing</li> : undefined}
      </ol>
      <p className="form-hint">
        {wantedEnd(ended)} As it stands it does something else. At most{' '}
        {counted(MOST_DIFFERENT, 'line')} may differ, and what is in quotes stays. It is run once,
        when you commit.
      </p>
      <p className="print-word" role="status">
        {running ? 'It runs…' : refusal}
      </p>
      <CommitBar ready={!running} keys="Mod+Enter" />
    </div>
  );
}

function wantedEnd(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'Then it ends.';
    case 'raised':
      return `Then it ends with ${ended.type}.`;
    case 'deadlock':
    case 'limit':
      return 'Then it waits for ever.';
  }
}

/** How the learner's program ended, where that is worth a word, and its text. */
export function PrintedBy({ draft }: { readonly draft: PrintDraft }) {
  const { text, outcome } = draft;
  return (
    <div className="print-yours">
      {outcome === undefined ? undefined : (
        <p className="verdict-ended">{yourEnd(outcome.ended)}</p>
      )}
      <details>
        <summary className="form-label">Your program</summary>
        <Code program={text} label="Your program" />
      </details>
    </div>
  );
}

function yourEnd(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return 'Yours ran to its end.';
    case 'raised':
      return `Yours ended with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
    case 'deadlock':
      return 'Every task of yours waited for another, and it would never have ended.';
    case 'limit':
      return LIMIT_WORDS[ended.limit];
  }
}

const LIMIT_WORDS = {
  time: `Yours was stopped: after ${(PRINT_LIMITS.time ?? 0) / 1000} seconds it had not given way. A loop may never end.`,
  turns: 'Yours was stopped: the loop turned without end, and nothing came of it.',
  output: 'Yours was stopped: it printed without end.',
  memory: 'Yours was stopped: it took too much memory.',
} as const;
