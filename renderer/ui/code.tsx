import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';
import { useHighlighted } from './highlighted.ts';
import { classNames } from './class-names.ts';
import styles from './code.module.css';

/**
 * A program with line numbers. `label` names it for screen readers; `paused` is the line (1-based)
 * at which it is paused, if any; `mark` is a line with a note below it; `lit` are lines that an answer
 * names.
 */
export const Code = memo(function Code({
  program,
  label,
  paused,
  mark,
  differing,
  lit,
}: {
  readonly program: string;
  readonly label: string;
  readonly paused?: number | undefined;
  /** Lines (from 1) that the other program beside it does not have. */
  readonly differing?: readonly number[] | undefined;
  readonly lit?: readonly number[] | undefined;
  readonly mark?: { readonly line: number; readonly note: ReactNode } | undefined;
}) {
  const lines = useHighlighted(program);
  return (
    // Focusable, so that a long program scrolls by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles['code']} tabIndex={0} role="region" aria-label={label}>
      <code>
        {lines.map((tokens, line) => (
          // A line is identified by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={line}>
            <span
              className={classNames(
                styles['line'],
                line + 1 === paused && styles['paused'],
                line + 1 === mark?.line && styles['marked'],
                differing?.includes(line + 1) === true && styles['differing'],
                lit?.includes(line + 1) === true && styles['lit'],
              )}
              aria-current={line + 1 === paused ? 'step' : undefined}
            >
              {tokens.map(({ text, kind }, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <span className={kind} key={at}>
                  {text}
                </span>
              ))}
              {'\n'}
            </span>
            {line + 1 === mark?.line ? (
              <span className={styles['note']}>{mark.note}</span>
            ) : undefined}
          </Fragment>
        ))}
      </code>
    </pre>
  );
});
