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
import { PRINT } from '../texts.ts';

const RAN: OutputWords = { heads: PRINT.heads, subject: PRINT.subject, clock: PRINT.clock };

/** The output of the learner's program beside the wanted one, and both programs. */
export function PrintVerdict({ exercise, draft, verdict }: FormVerdictProps<'print'>) {
  return (
    <>
      <Outputs answerKey={exercise.key} verdict={verdict} words={RAN} />
      <p>{PRINT.solution}</p>
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
        <summary className={formStyles['label']}>{PRINT.yours}</summary>
        <Code program={text} label={PRINT.yours} />
      </details>
    </div>
  );
}

function yourEnd(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return PRINT.ended.returned;
    case 'raised':
      return PRINT.ended.raised(
        ended.message === '' ? ended.type : `${ended.type}: ${ended.message}`,
      );
    case 'deadlock':
      return PRINT.ended.deadlock;
    case 'limit':
      return ended.limit === 'time'
        ? PRINT.stopped.time((PRINT_LIMITS.time ?? 0) / 1000)
        : PRINT.stopped[ended.limit];
  }
}
