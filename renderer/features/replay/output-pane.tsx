import { memo, useCallback, useMemo, useRef } from 'react';
import type { Replay, Watched } from '#session/replay/load.ts';
import type { LoopState } from '#engine/trace/trace-state.ts';
import { printedLines, printedSoFar } from '#session/replay/printed.ts';
import { useRows } from './rows.ts';
import { classNames } from '#ui/class-names.ts';
import { REPLAY as TEXTS } from './texts.ts';
import { seconds } from './words.ts';
import panelStyles from './panel.module.css';
import styles from './output-pane.module.css';
import { OUTPUT } from './texts.ts';

/** Height of a row, in px. */
const ROW = 26;

/** The height of the column headings, which stay above the rows, in px. */
const HEADS = 28;

/** The output so far, with the prediction beside it; each line links to the step that prints it. */
export function OutputPane(props: {
  readonly replay: Replay;
  readonly state: LoopState;
  /** The state of the run beside it. */
  readonly other: LoopState | undefined;
  readonly onJump: (moment: number) => void;
}) {
  const { replay, state, other, onJump } = props;
  const { truth, request, lines, firstDifference } = replay;
  const predicted = request.prediction !== undefined;
  const believed = replay.other;
  const truthLines = useMemo(() => printedLines(truth.run.stdout), [truth]);
  const otherLines = useMemo(() => printedLines(believed?.run.stdout ?? ''), [believed]);
  const printed = printedSoFar(truthLines, state.output);
  const otherPrinted = other === undefined ? undefined : printedSoFar(otherLines, other.output);
  const count = Math.max(lines.length, (otherPrinted?.current ?? -1) + 1);
  const { current } = printed;
  // Omitted if no time passes.
  const timed = truth.reader.seconds > 0;
  const scroll = useRef<HTMLDivElement>(null);
  const wanted = current < 0 ? undefined : current;
  const { from, to, above, below } = useRows(scroll, {
    count,
    rowHeight: ROW,
    wanted,
    covered: HEADS,
  });
  const jump = useCallback(
    (line: number): void => onJump(truth.reader.momentOfOutput(line) ?? Infinity),
    [onJump, truth],
  );
  return (
    <section className={classNames(panelStyles['panel'], styles['pane'])} aria-label={OUTPUT.label}>
      <h2 className={panelStyles['title']}>{OUTPUT.title}</h2>
      <div className={styles['scroll']} ref={scroll}>
        <table className={styles['outputs']}>
          <thead>
            <tr>
              <th scope="col" className={styles['number']}>
                <span className="visually-hidden">{OUTPUT.line}</span>
              </th>
              {predicted ? <th scope="col">{OUTPUT.predicted}</th> : undefined}
              <th scope="col">{OUTPUT.prints}</th>
              {timed ? (
                <th scope="col" className={styles['time']}>
                  {TEXTS.at}
                </th>
              ) : undefined}
              {otherPrinted === undefined ? undefined : <th scope="col">{believed?.prints}</th>}
            </tr>
          </thead>
          <tbody>
            <tr aria-hidden="true">
              <td style={{ height: above, padding: 0 }} />
            </tr>
            {Array.from({ length: to - from }, (_, row) => {
              const at = from + row;
              const pair = lines[at];
              return (
                <OutputRow
                  // Keyed by the place in view, so that a jump writes other text into the same
                  // rows.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={row}
                  line={at}
                  predicted={predicted ? (pair?.predicted ?? '') : undefined}
                  printed={printed.line(at)}
                  time={timed ? timeOf(truth, at, at <= current) : undefined}
                  never={pair?.printed === undefined && state.over}
                  model={otherPrinted && (otherPrinted.line(at) ?? '')}
                  first={at === firstDifference}
                  current={at === current}
                  onJump={jump}
                />
              );
            })}
            <tr aria-hidden="true">
              <td style={{ height: below, padding: 0 }} />
            </tr>
          </tbody>
        </table>
        {count === 0 ? <p className={panelStyles['nothing']}>{OUTPUT.nothing}</p> : undefined}
      </div>
    </section>
  );
}

/** The virtual time at which a line of the output was started. */
function timeOf({ reader, axis }: Watched, line: number, isPrinted: boolean): string {
  const moment = isPrinted ? reader.momentOfOutput(line) : undefined;
  return moment === undefined ? '' : seconds(axis.timeOf(moment));
}

const OutputRow = memo(function OutputRow(props: {
  readonly line: number;
  readonly predicted: string | undefined;
  /** Undefined if it is not printed yet. */
  readonly printed: string | undefined;
  /** When it was printed; empty before that, undefined if no line has a time. */
  readonly time: string | undefined;
  /** It was predicted, and the run ended without it. */
  readonly never: boolean;
  readonly model: string | undefined;
  readonly first: boolean;
  readonly current: boolean;
  readonly onJump: (line: number) => void;
}) {
  const { line, predicted, printed, time, never, model, first, current, onJump } = props;
  return (
    <tr
      className={classNames(
        styles['row'],
        first && styles['first'],
        current && styles['current'],
        printed === undefined && styles['later'],
      )}
      style={{ height: ROW }}
      aria-current={current ? 'step' : undefined}
    >
      <th scope="row" className={styles['number']}>
        <button
          type="button"
          className={styles['jump']}
          title={first ? OUTPUT.first : OUTPUT.go}
          onClick={() => onJump(line)}
        >
          {first ? <span aria-hidden="true">≠ </span> : undefined}
          <span className="visually-hidden">
            {first ? OUTPUT.lineLabel.first : OUTPUT.lineLabel.other}
          </span>
          {line + 1}
        </button>
      </th>
      {predicted === undefined ? undefined : <td className={styles['predicted']}>{predicted}</td>}
      <td className={styles['printed']}>
        {printed ??
          (never ? <i>{OUTPUT.nothingMore}</i> : <span className={styles['wait']}>·</span>)}
      </td>
      {time === undefined ? undefined : <td className={styles['time']}>{time}</td>}
      {model === undefined ? undefined : <td className={styles['model']}>{model}</td>}
    </tr>
  );
});
