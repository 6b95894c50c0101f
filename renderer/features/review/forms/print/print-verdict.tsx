import type { Ended } from '#format/types.ts';
import type { PrintDraft } from '#session/forms/print/print.ts';
import { PRINT_LIMITS } from '#session/forms/print/print.ts';
import { Code } from '#ui/code.tsx';
import type { FormVerdictProps } from '../form-view.ts';
import type { OutputWords } from '../outputs.tsx';
import { Outputs } from '../outputs.tsx';
import formStyles from '../form.module.css';
import outputsStyles from '../outputs.module.css';
import styles from './print.module.css';

const RAN: OutputWords = {
  heads: ['Yours printed', 'To be printed'],
  subject: 'Yours',
  clock: 'the clock of the program beside this',
};

/** The output of the learner's program beside the wanted one, and both programs. */
export function PrintVerdict({ exercise, draft, verdict }: FormVerdictProps<'print'>) {
  return (
    <>
      <Outputs answerKey={exercise.key} verdict={verdict} words={RAN} />
      <p>The program beside this is one that prints it.</p>
      <PrintedBy draft={draft} />
    </>
  );
}

/** How the learner's program ended, if that is notable, and its text. */
function PrintedBy({ draft }: { readonly draft: PrintDraft }) {
  const { text, outcome } = draft;
  return (
    <div className={styles['yours']}>
      {outcome === undefined ? undefined : (
        <p className={outputsStyles['ended']}>{yourEnd(outcome.ended)}</p>
      )}
      <details>
        <summary className={formStyles['label']}>Your program</summary>
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
  time: `Yours was stopped: after ${(PRINT_LIMITS.time ?? 0) / 1000} seconds it was still running. It may hold an endless loop.`,
  turns: 'Yours was stopped: the loop turned without end, and nothing came of it.',
  output: 'Yours was stopped: it printed without end.',
  memory: 'Yours was stopped: it took too much memory.',
} as const;
