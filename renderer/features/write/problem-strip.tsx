import { useMemo } from 'react';
import { remedyFor } from '#format/remedies.ts';
import type { Problem } from '#format/types.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Plain } from '#ui/plain.tsx';
import { useWrite } from './use-write.ts';
import type { WriteState } from '#session/write/state.ts';
import { PROBLEMS } from './texts.ts';
import styles from './problem-strip.module.css';

/** Problems listed; the rest appear when these are fixed. */
const LISTED = 20;

/** The question's problems and notes, each with its line and remedy. */
export function ProblemStrip({ goTo }: { readonly goTo: (line: number) => void }) {
  const found = useWrite((state) => state.found);
  const text = useWrite((state) => state.page?.text);
  const status = useWrite((state) => state.status);
  const current = useWrite((state) => state.problem);
  if (found === undefined) return undefined;
  const { problems, notes } = found;
  return (
    <div className={styles['strip']}>
      <p className={styles['said']} role="status">
        {sentenceOf(
          found.text === text ? status : 'typing',
          problems.length,
          found.judged !== undefined,
        )}
        <span className={styles['keys']}>
          {problems.length > 1 ? (
            <>
              <Kbd keys="F8" /> {PROBLEMS.next}{' '}
            </>
          ) : undefined}
          <Kbd keys="Mod+Enter" /> {PROBLEMS.check} <Kbd keys="Escape" /> {PROBLEMS.leave}
        </span>
      </p>
      {problems.length + notes.length === 0 ? undefined : (
        <ul className={classNames(styles['list'], found.text !== text && styles['old'])}>
          {problems.slice(0, LISTED).map((problem, at) => (
            <Row
              key={`${problem.line} ${problem.message}`}
              problem={problem}
              at={at}
              current={at === current}
              goTo={goTo}
            />
          ))}
          {notes.slice(0, LISTED).map((note) => (
            <Row
              key={`${note.line} ${note.message}`}
              problem={note}
              at={undefined}
              current={false}
              goTo={goTo}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function sentenceOf(
  status: WriteState['status'] | 'typing',
  problems: number,
  judged: boolean,
): string {
  if (status !== 'idle') return PROBLEMS.status[status];
  if (problems > 0) return PROBLEMS.found(problems);
  return judged ? PROBLEMS.none : '';
}

function Row(props: {
  readonly problem: Problem;
  /** Its place among the problems; undefined for a note, which needs no change. */
  readonly at: number | undefined;
  readonly current: boolean;
  readonly goTo: (line: number) => void;
}) {
  const { problem, at, current, goTo } = props;
  const { line, message, remedy } = problem;
  const text = useWrite((state) => state.page?.text ?? '');
  const isFresh = useWrite((state) => state.found?.text === state.page?.text);
  const mend = useWrite((state) => state.mend);
  const offer = useMemo(
    () => (isFresh && at !== undefined ? remedyFor(problem, text) : undefined),
    [isFresh, at, problem, text],
  );
  return (
    <li
      className={classNames(
        styles['row'],
        current && styles['current'],
        at === undefined && styles['note'],
      )}
    >
      <button type="button" className={styles['line']} onClick={() => goTo(line)}>
        <span className="visually-hidden">{PROBLEMS.line(at === undefined)}</span>
        {line}
      </button>
      <div>
        <p>
          <Plain text={message} />
        </p>
        <p className={styles['remedy']}>
          <Plain text={remedy} />
        </p>
        {offer === undefined || at === undefined ? undefined : (
          <div className={styles['mend']}>
            <Button size="small" {...(current ? { keys: 'Mod+.' } : {})} onClick={() => mend(at)}>
              <Plain text={offer.title} />
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
