import { memo, useMemo, useRef } from 'react';
import type { LoopState } from '#engine/trace/trace-state.ts';
import { highlightPython } from '#ui/highlight.ts';
import type { Token } from '#ui/highlight.ts';
import { marksOf } from './marks.ts';
import { useRows } from './rows.ts';
import { listed, who } from './words.ts';
import { classNames } from '#ui/class-names.ts';
import { PROGRAM } from './texts.ts';
import styles from './program-pane.module.css';

/** Lines that stay visible before and after the running one. */
const AROUND = 3;

/** The program with the running line, the lines of all suspended tasks, and the call stack. */
export function ProgramPane(props: {
  readonly program: string;
  readonly state: LoopState;
  /** The running line under the model, if one is shown beside the true run. */
  readonly believed: number | undefined;
}) {
  const { program, state, believed } = props;
  const lines = useMemo(() => highlightPython(program), [program]);
  const marks = marksOf(state);
  const line = state.running?.line;
  const scroll = useRef<HTMLDivElement>(null);
  const wanted = line === undefined || line === 0 ? undefined : line - 1;
  useRows(scroll, { count: lines.length, wanted, around: AROUND });
  return (
    <section className={styles['program']} aria-label={PROGRAM.label}>
      {/* Focusable, so that a long program scrolls by keyboard. */}
      <div
        className={styles['code']}
        ref={scroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={PROGRAM.lines}
      >
        <ol className={styles['lines']}>
          {lines.map((tokens, at) => {
            const mark = marks.get(at + 1);
            return (
              <Line
                // A line is identified by its place.
                // oxlint-disable-next-line react/no-array-index-key
                key={at}
                number={at + 1}
                tokens={tokens}
                running={mark?.running ?? false}
                calling={mark?.calling ?? false}
                believed={believed === at + 1}
                suspended={listed(mark?.suspended ?? [])}
              />
            );
          })}
        </ol>
      </div>
      <CallStack state={state} />
    </section>
  );
}

const Line = memo(function Line(props: {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly running: boolean;
  readonly calling: boolean;
  readonly believed: boolean;
  /** The tasks suspended here; empty if there are none. */
  readonly suspended: string;
}) {
  const { number, tokens, running, calling, believed, suspended } = props;
  return (
    <li
      className={classNames(
        styles['line'],
        running && styles['running'],
        calling && !running && styles['calling'],
        believed && styles['believed'],
      )}
      aria-current={running ? 'step' : undefined}
    >
      <span className={styles['mark']}>
        {running ? (
          <>
            <span aria-hidden="true">▶</span>
            <span className="visually-hidden">{PROGRAM.running}</span>
          </>
        ) : undefined}
      </span>
      <span className={styles['number']}>{number}</span>
      <span className={styles['text']}>
        {tokens.map(({ text, kind }, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span className={kind} key={at}>
            {text}
          </span>
        ))}
      </span>
      {believed ? (
        <span className={classNames(styles['chip'], styles['chip-believed'])}>
          {PROGRAM.believed}
        </span>
      ) : undefined}
      {suspended === '' ? undefined : (
        <span className={styles['chip']} title={PROGRAM.suspended(suspended)}>
          <span className="visually-hidden">{PROGRAM.suspendedLabel}</span>
          <span aria-hidden="true">❙❙ </span>
          <span className={styles['names']}>{suspended}</span>
        </span>
      )}
    </li>
  );
});

function CallStack({ state }: { readonly state: LoopState }) {
  const { running } = state;
  return (
    <p className={styles['stack']}>
      <span className={styles['stack-title']}>{PROGRAM.stack}</span>
      {running === undefined || running.stack.length === 0 ? (
        <span>{state.over ? PROGRAM.over : PROGRAM.loop}</span>
      ) : (
        <>
          <span>{who(running.lane, state)}</span>
          {running.stack.map(({ name, line }, at) => (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at}>
              <span aria-hidden="true">› </span>
              <code>{name}</code> {PROGRAM.line(line)}
            </span>
          ))}
        </>
      )}
    </p>
  );
}
