import type { Bar, Plot } from '#session/statistics/plots.ts';
import { STATISTICS } from './texts.ts';
import styles from './statistics.module.css';

/** A plot as a picture: long names beside their bars, short ones below. */
export function Drawing({ plot }: { readonly plot: Plot }) {
  return plot.named === true ? <Rows plot={plot} /> : <Columns plot={plot} />;
}

/** A value with its unit, or a note that there are too few answers. */
export function valueText(value: number | undefined, unit: Plot['unit']): string {
  if (value === undefined) return STATISTICS.tooFew;
  return unit === 'share' ? `${Math.round(value * 100)} %` : `${Math.round(value)}`;
}

const WIDTH = 760;
const HEIGHT = 130;
const BASE = 108;
const TOP = 12;
/** Where the bars begin, to the right of the scale. */
const LEFT = 40;
/** Width of a letter of a label. */
const LETTER = 6;
/** A wider bar, where there are one or two, says no more. */
const WIDEST = 110;

/** Bars, with the expected value as a line and the 95 % interval as a whisker. */
function Columns({ plot }: { readonly plot: Plot }) {
  const { unit, bars, title } = plot;
  const most = unit === 'share' ? 1 : Math.max(...bars.map(({ value = 0 }) => value), 1);
  const step = (WIDTH - LEFT) / bars.length;
  const y = (value: number): number => BASE - (value / most) * (BASE - TOP);
  return (
    <svg
      className={styles['drawing']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}. ${plot.text}`}
    >
      <line className={styles['grid']} x1={LEFT} x2={WIDTH} y1={TOP} y2={TOP} />
      <text className={styles['scale']} x={LEFT - 6} y={TOP + 4}>
        {valueText(most, unit)}
      </text>
      <text className={styles['scale']} x={LEFT - 6} y={BASE + 4}>
        0
      </text>
      <line className={styles['axis']} x1={LEFT} x2={WIDTH} y1={BASE} y2={BASE} />
      {bars.map((bar, at) => (
        <g key={bar.label} transform={`translate(${LEFT + at * step} 0)`}>
          <BarShape bar={bar} step={step} y={y} />
          {bar.value === undefined && bar.answers > 0 && step >= LABELLED ? (
            <text className={styles['label']} x={step / 2} y={BASE - 6}>
              {STATISTICS.tooFew}
            </text>
          ) : undefined}
          <BarLabel label={bar.label} place={at} of={bars.length} step={step} />
        </g>
      ))}
    </svg>
  );
}

/** The least width of a bar and its space that has a label. */
const LABELLED = 40;

/** Of many narrow bars only the first and the last are labelled. */
function BarLabel(props: {
  readonly label: string;
  readonly place: number;
  readonly of: number;
  readonly step: number;
}) {
  const { label, place, of, step } = props;
  const [first, last] = [place === 0, place === of - 1];
  const y = HEIGHT - 6;
  if (step >= LABELLED) {
    const room = Math.floor(step / LETTER);
    return (
      <text className={styles['label']} x={step / 2} y={y}>
        {label.length > room ? `${label.slice(0, room - 1)}…` : label}
      </text>
    );
  }
  if (!first && !last) return undefined;
  return (
    <text className={styles[first ? 'first' : 'last']} x={first ? 0 : step} y={y}>
      {label}
    </text>
  );
}

function BarShape(props: {
  readonly bar: Bar;
  readonly step: number;
  readonly y: (value: number) => number;
}) {
  const { bar, step, y } = props;
  const { value, range, expected } = bar;
  if (value === undefined) return undefined;
  const middle = step / 2;
  const half = Math.min(step * 0.7, WIDEST) / 2;
  const [from, to] = [middle - half, middle + half];
  return (
    <>
      <rect
        className={styles['bar']}
        x={from}
        width={to - from}
        y={y(value)}
        height={BASE - y(value)}
      />
      {range === undefined ? undefined : (
        <Range x={[middle, middle]} y={[y(range[0]), y(range[1])]} />
      )}
      {expected === undefined ? undefined : (
        <line
          className={styles['expected']}
          x1={from - 3}
          x2={to + 3}
          y1={y(expected)}
          y2={y(expected)}
        />
      )}
    </>
  );
}

/** An interval, as a line that is seen on its bar and beside it. */
function Range({
  x,
  y,
}: {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}) {
  const [[x1, x2], [y1, y2]] = [x, y];
  return (
    <>
      <line className={styles['casing']} x1={x1} x2={x2} y1={y1} y2={y2} />
      <line className={styles['range']} x1={x1} x2={x2} y1={y1} y2={y2} />
    </>
  );
}

const ROW = 24;
/** Where the bars begin, to the right of their names. */
const NAMES = 250;
/** Room for the value after a full bar. */
const VALUES = 50;

/** A share for each of several names, with the 95 % interval as a whisker. */
function Rows({ plot: { title, text, bars, unit } }: { readonly plot: Plot }) {
  const height = bars.length * ROW;
  const x = (value: number): number => NAMES + value * (WIDTH - NAMES - VALUES);
  return (
    <svg
      className={styles['drawing']}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${title}. ${text}`}
    >
      {bars.map(({ label, value, range }, at) => (
        <g key={label} transform={`translate(0 ${at * ROW})`}>
          <text className={styles['name']} x={NAMES - 10} y={ROW / 2 + 4}>
            {label.length > 38 ? `${label.slice(0, 37)}…` : label}
          </text>
          {value === undefined ? undefined : (
            <rect
              className={styles['bar']}
              x={NAMES}
              width={x(value) - NAMES}
              y={4}
              height={ROW - 8}
            />
          )}
          {range === undefined ? undefined : (
            <Range x={[x(range[0]), x(range[1])]} y={[ROW / 2, ROW / 2]} />
          )}
          <text className={styles['value']} x={WIDTH - VALUES + 10} y={ROW / 2 + 4}>
            {valueText(value, unit)}
          </text>
        </g>
      ))}
      <line className={styles['axis']} x1={NAMES} x2={NAMES} y1={0} y2={height} />
    </svg>
  );
}
