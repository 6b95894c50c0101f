import type { ReactNode } from 'react';
import { withoutAddresses } from '#format/output.ts';
import { letterKey } from '#session/commands/question.ts';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { LINE_LETTERS, forkAfter } from '#session/insight/by-line.ts';
import type { PrintedLine } from '#session/insight/by-line.ts';
import type { CheckAnswer } from '#session/insight/check.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useInsight } from '../context.ts';
import { endingSentence } from '../review/forms/texts.ts';
import { CHECK } from './texts.ts';
import styles from './check.module.css';

export interface ByLineProps {
  readonly options: readonly OutputOption[];
  readonly path: readonly number[];
  readonly taken: CheckAnswer | undefined;
}

/** An output, chosen line by line among many. */
export function ByLine({ options, path, taken }: ByLineProps) {
  const take = useInsight((state) => state.take);
  const takeLine = useInsight((state) => state.takeLine);
  const takeLineBack = useInsight((state) => state.takeLineBack);
  const { printed, next, only, ending } = forkAfter(options, path);
  return (
    <div className={styles['by-line']}>
      <section className={styles['output']} aria-label={CHECK.output}>
        <div className={styles['output-head']}>
          <h2 className={styles['heading']}>{CHECK.output}</h2>
          {path.length > 0 ? (
            <Button variant="quiet" onClick={takeLineBack} keys="Backspace">
              {CHECK.lineBack}
            </Button>
          ) : undefined}
        </div>
        <ol className={styles['lines']} aria-live="polite">
          {printed.map(printedLine)}
        </ol>
        {only === undefined || ending === undefined ? undefined : (
          <p className={styles['ending']}>{endingSentence(ending)}</p>
        )}
      </section>
      <section
        className={styles['continuations']}
        aria-label={printed.length === 0 ? CHECK.first : CHECK.next}
      >
        {next.length > 0 ? (
          <h2 className={styles['heading']}>{printed.length === 0 ? CHECK.first : CHECK.next}</h2>
        ) : undefined}
        {next.map((one, place) => (
          <Continuation
            key={'line' in one ? `line ${one.line}` : CHECK.ends(one.ending)}
            place={place}
            onTake={() => takeLine(place)}
          >
            {'line' in one ? (
              <span className={styles['code']}>
                {one.line.trim() === '' ? <em>{CHECK.emptyLine}</em> : withoutAddresses(one.line)}
              </span>
            ) : (
              <em>{CHECK.ends(one.ending)}</em>
            )}
          </Continuation>
        ))}
        {CHECK.others.map(({ answer, text }, at) => (
          <Continuation
            key={answer}
            place={LINE_LETTERS + at}
            taken={taken === answer}
            onTake={() => take(answer)}
          >
            <span className={styles['other']}>{text}</span>
          </Continuation>
        ))}
      </section>
    </div>
  );
}

function printedLine({ line, chosen }: PrintedLine, at: number) {
  return (
    <li key={at} className={styles['line']} data-chosen={chosen}>
      {withoutAddresses(line)}
    </li>
  );
}

function Continuation({
  place,
  taken,
  onTake,
  children,
}: {
  readonly place: number;
  /** Undefined for one that cannot be the whole answer. */
  readonly taken?: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles['continuation']}
      aria-pressed={taken}
      data-enter={taken === undefined ? undefined : 'command'}
      onClick={onTake}
    >
      <Kbd keys={letterKey(place)} />
      {children}
    </button>
  );
}
