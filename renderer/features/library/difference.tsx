import type { Question } from '#format/types.ts';
import { alignLines } from '#format/align-lines.ts';
import { writeQuestion } from '#format/write-question.ts';
import styles from './difference.module.css';

/** Two versions of a question: only the lines that differ. */
export function Difference({ was, is }: { readonly was: Question; readonly is: Question }) {
  const lines = alignLines(writeQuestion(was).split('\n'), writeQuestion(is).split('\n'));
  return (
    <pre className={styles['text']}>
      {lines.map(({ before, after, same }, at) =>
        same ? undefined : (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at}>
            {before === undefined ? undefined : (
              <del className={styles['before']}>{`${before}\n`}</del>
            )}
            {after === undefined ? undefined : (
              <ins className={styles['after']}>{`${after}\n`}</ins>
            )}
          </span>
        ),
      )}
    </pre>
  );
}
