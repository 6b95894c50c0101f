import type { Watched } from '#session/replay/load.ts';
import { SPEEDS, STEPS } from '#session/replay.ts';
import type { Speed } from '#session/replay.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useReplay } from '../context.ts';
import { seconds } from './words.ts';
import { classNames } from '#ui/class-names.ts';
import styles from './transport.module.css';
import { TRANSPORT } from './texts.ts';

/** Moves through the run: step by step, by playing, and by the kind of steps. */
export function Transport() {
  const playing = useReplay((state) => state.playing);
  const speed = useReplay((state) => state.speed);
  const by = useReplay((state) => state.by);
  const step = useReplay((state) => state.step);
  const toggle = useReplay((state) => state.toggle);
  const toStart = useReplay((state) => state.toStart);
  const toEnd = useReplay((state) => state.toEnd);
  const stepBy = useReplay((state) => state.stepBy);
  const setSpeed = useReplay((state) => state.setSpeed);
  return (
    <div className={styles['transport']} role="toolbar" aria-label={TRANSPORT.label}>
      <div className={styles['group']}>
        <Press label={TRANSPORT.start} keys="Home" onClick={toStart}>
          <path d="M5 4v12M16 4 8 10l8 6z" />
        </Press>
        <Press label={TRANSPORT.back} keys="ArrowLeft" onClick={() => step(-1)}>
          <path d="M14 4 6 10l8 6z" />
        </Press>
        <Press label={playing ? TRANSPORT.pause : TRANSPORT.play} keys=" " onClick={toggle} main>
          {playing ? <path d="M6 4v12M14 4v12" /> : <path d="M6 4l10 6-10 6z" />}
        </Press>
        <Press label={TRANSPORT.forward} keys="ArrowRight" onClick={() => step(1)}>
          <path d="M6 4l8 6-8 6z" />
        </Press>
        <Press label={TRANSPORT.end} keys="End" onClick={toEnd}>
          <path d="M4 4l8 6-8 6zM15 4v12" />
        </Press>
      </div>
      <fieldset className={styles['modes']}>
        <legend>{TRANSPORT.by}</legend>
        {STEPS.map((mode, at) => (
          <label key={mode} className={styles['mode']} title={TRANSPORT.titles[mode]}>
            <input
              type="radio"
              name="replay-step"
              className="visually-hidden"
              checked={by === mode}
              onChange={() => stepBy(mode)}
            />
            <Kbd keys={String(at + 1)} />
            <span>{TRANSPORT.names[mode]}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles['speed']}>
        <span className={styles['word']}>{TRANSPORT.speed}</span>
        <select
          aria-label={TRANSPORT.speed}
          value={speed}
          onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value) as Speed)}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
        <Kbd keys="s" />
        <Kbd keys="f" />
      </label>
    </div>
  );
}

function Press(props: {
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly main?: boolean;
  readonly children: React.ReactNode;
}) {
  const { label, keys, onClick, main = false, children } = props;
  return (
    <button
      type="button"
      className={classNames(styles['press'], main && styles['press-main'])}
      title={label}
      onClick={onClick}
    >
      <span className="visually-hidden">{label}</span>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {children}
      </svg>
      <Kbd keys={keys} />
    </button>
  );
}

/** Fine enough that no two pixels of a screen share a value. */
const SCRUB = 10_000;

/** The whole run on a line: below the lanes, and moves through them. */
export function Scrubber(props: {
  readonly watched: Watched;
  readonly moment: number;
  readonly onJump: (moment: number) => void;
}) {
  const { watched, moment, onJump } = props;
  const { axis, reader } = watched;
  return (
    <input
      type="range"
      className={styles['scrubber']}
      aria-label={TRANSPORT.place}
      aria-valuetext={TRANSPORT.event(moment + 1, reader.length, seconds(axis.timeOf(moment)))}
      min={0}
      max={SCRUB}
      value={Math.round(axis.placeOf(moment) * SCRUB)}
      onChange={({ currentTarget }) => onJump(axis.momentAt(Number(currentTarget.value) / SCRUB))}
    />
  );
}
