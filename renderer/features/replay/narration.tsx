import { useMemo } from 'react';
import { narrate } from '#engine/trace/narrate.ts';
import type { StepBy, TraceReader } from '#engine/trace/trace-reader.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { between } from '#session/replay/between.ts';
import { Plain } from '#ui/plain.tsx';
import { REPLAY as TEXTS } from './texts.ts';
import styles from './narration.module.css';

/** The number of sentences about what led here; fewer if two runs share the space. */
const SENTENCES = { alone: 2, compared: 1 };

/** What happens at a moment and why, in a sentence; before it what led there from the last step. */
export function Narration(props: {
  readonly reader: TraceReader;
  readonly moment: number;
  readonly by: StepBy;
  /** The program's lines. */
  readonly lines: readonly string[];
  /** Whose run it is, if two are shown. */
  readonly title?: string;
  /** A playing run is not read out step by step. */
  readonly quiet: boolean;
}) {
  const { reader, moment, by, lines, title, quiet } = props;
  const most = title === undefined ? SENTENCES.alone : SENTENCES.compared;
  const { sentence, before, earlier } = useMemo(() => {
    const { moments, earlier } = between(reader, moment, by, most);
    return {
      sentence: withCode(narrate(reader, moment), reader.event(moment), lines),
      before: moments.map((at) => ({ at, text: narrate(reader, at) })),
      earlier,
    };
  }, [reader, moment, by, lines, most]);
  return (
    <section className={styles['narration']} aria-label={title ?? TEXTS.happens}>
      {title === undefined ? undefined : (
        <h2 className={styles['title']}>
          <Plain text={title} />
        </h2>
      )}
      <div role="status" aria-live={quiet ? 'off' : 'polite'}>
        <p className={styles['now']}>
          <span className={styles['when']}>
            {reader.event(moment).kind === 'line' ? TEXTS.next : TEXTS.now}{' '}
          </span>
          <Plain text={sentence} />
        </p>
        {before.length === 0 ? undefined : (
          <ul className={styles['before']} aria-label={TEXTS.led}>
            {earlier === 0 ? undefined : <li>{TEXTS.earlier(earlier)}</li>}
            {before.map(({ at, text }) => (
              <li key={at}>
                <Plain text={text} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** The sentence about a running line ends with the line itself. */
function withCode(sentence: string, event: TraceEvent, lines: readonly string[]): string {
  const code = event.kind === 'line' ? (lines[event.line - 1]?.trim() ?? '') : '';
  return code === '' ? sentence : `${sentence.replace(/\.$/u, '')}: \`${code}\``;
}
