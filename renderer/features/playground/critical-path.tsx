/** Why the program takes as long as it does: the chain of waits, with their lines. */
import type { Inspection } from '#engine/inspect/inspect.ts';
import { longestParts } from '#engine/inspect/critical-path.ts';
import { PATH } from './texts.ts';
import styles from './critical-path.module.css';

interface Props {
  readonly inspection: Pick<Inspection, 'path' | 'seconds'>;
  /** Moves the cursor to a line of the program, from 1. */
  readonly goTo: (line: number) => void;
}

export function CriticalPath({ inspection: { path, seconds }, goTo }: Props) {
  if (path.length === 0) return undefined;
  const { shown, rest } = longestParts(path);
  return (
    <section className={styles['path']} aria-labelledby="critical-path">
      <h2 className={styles['title']} id="critical-path">
        {PATH.title(figure(seconds))}
      </h2>
      <ol className={styles['parts']}>
        {shown.map(({ line, task, what, from, to }) => (
          <li key={`${from} ${line} ${task}`} className={styles['part']}>
            <button type="button" className={styles['line']} onClick={() => goTo(line)}>
              {PATH.line(line)}
            </button>
            <span className={styles['what']}>
              {task}: <code>{what}</code>
            </span>
            <span className={styles['time']}>{PATH.seconds(figure(to - from))}</span>
            <svg
              className={styles['bar']}
              viewBox="0 0 100 2"
              preserveAspectRatio="none"
              aria-hidden
            >
              <rect className={styles['all']} width="100" height="2" />
              <rect
                className={styles['own']}
                x={(100 * from) / seconds}
                width={(100 * (to - from)) / seconds}
                height="2"
              />
            </svg>
          </li>
        ))}
      </ol>
      {rest > 0 ? <p className={styles['rest']}>{PATH.more(rest)}</p> : undefined}
      <p className={styles['rest']}>{PATH.note}</p>
    </section>
  );
}

function figure(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}
