import type { Lane, Segment, TraceReader } from '#engine/trace/trace-reader.ts';
import { firstEndingAfter } from './draw-lanes.ts';
import { useLanes } from './lanes.tsx';
import { PHASES, laneName, seconds } from './words.ts';
import { LANES as TEXTS } from './texts.ts';
import jumpStyles from './jump.module.css';
import styles from './lanes-text.module.css';

/** Lanes, and segments of a lane around the moment, that are described in words. */
const LANES = 60;
const STRETCHES = 12;

/**
 * The lanes in words: what each did before and does after the moment; each segment links to its
 * moment.
 */
export function LanesText(props: {
  readonly reader: TraceReader;
  readonly moment: number;
  readonly onJump: (moment: number) => void;
}) {
  const { reader, moment, onJump } = props;
  const { lanes, end } = useLanes(reader);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['text']} role="region" aria-label={TEXTS.label} tabIndex={0}>
      <table>
        <tbody>
          {lanes.slice(0, LANES).map((lane) => (
            <tr key={lane.lane}>
              <th scope="row">{laneName(lane, end)}</th>
              <td>
                <Stretches lane={lane} reader={reader} moment={moment} onJump={onJump} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lanes.length > LANES ? <p>{TEXTS.more(lanes.length - LANES)}</p> : undefined}
    </div>
  );
}

function Stretches(props: {
  readonly lane: Lane;
  readonly reader: TraceReader;
  readonly moment: number;
  readonly onJump: (moment: number) => void;
}) {
  const { lane, reader, moment, onJump } = props;
  const { segments } = lane;
  const now = firstEndingAfter(segments, moment);
  const from = Math.max(0, Math.min(now - STRETCHES / 2, segments.length - STRETCHES));
  const shown = segments.slice(from, from + STRETCHES);
  return (
    <ol className={styles['stretches']}>
      {from > 0 ? <li>{TEXTS.before(from)}</li> : undefined}
      {shown.map((segment) => (
        <li key={segment.from}>
          <button
            type="button"
            className={jumpStyles['jump']}
            aria-current={moment >= segment.from && moment < segment.to ? 'step' : undefined}
            onClick={() => onJump(segment.from)}
          >
            {stretchWords(reader, segment)}
          </button>
        </li>
      ))}
      {from + STRETCHES < segments.length ? (
        <li>{TEXTS.after(segments.length - from - STRETCHES)}</li>
      ) : undefined}
    </ol>
  );
}

function stretchWords(reader: TraceReader, { phase, from, fromTime, toTime }: Segment): string {
  const event = reader.event(from);
  const wait = event.kind === 'end' ? event.wait?.label : undefined;
  const what = phase === 'waiting' && wait !== undefined ? TEXTS.waiting(wait) : PHASES[phase];
  const over = phase === 'done' || phase === 'failed' || phase === 'cancelled';
  if (over) return TEXTS.at(what, seconds(fromTime));
  return fromTime === toTime
    ? TEXTS.at(what, seconds(fromTime))
    : TEXTS.from(what, seconds(fromTime), seconds(toTime));
}
