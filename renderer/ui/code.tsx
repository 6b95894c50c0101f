import { memo, useMemo } from 'react';
import { highlightPython } from './highlight.ts';
import './code.css';

/** A program with line numbers. `label` names it for those who hear the page. */
export const Code = memo(function Code({
  program,
  label,
}: {
  readonly program: string;
  readonly label: string;
}) {
  const lines = useMemo(() => highlightPython(program), [program]);
  return (
    // Focusable, so that a long program scrolls by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="code" tabIndex={0} role="region" aria-label={label}>
      <code>
        {lines.map((tokens, line) => (
          // A line's place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <span className="code-line" key={line}>
            {tokens.map(({ text, kind }, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span className={kind} key={at}>
                {text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
});
