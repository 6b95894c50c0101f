import { useState } from 'react';
import type { LoopState } from '#engine/trace/trace-state.ts';
import type { Replay } from '#session/replay/load.ts';
import { classNames } from '#ui/class-names.ts';
import { Kbd } from '#ui/kbd.tsx';
import { useReplay } from '../context.ts';
import { ENDS } from './draw-lanes.ts';
import { LanesText } from './lanes-text.tsx';
import { Lanes } from './lanes.tsx';
import { Swatch } from './swatch.tsx';
import { Scrubber } from './transport.tsx';
import { REPLAY as TEXTS, TIMELINE } from './texts.ts';
import { PHASES, seconds } from './words.ts';
import jumpStyles from './jump.module.css';
import styles from './timeline.module.css';

/** Px for the names of the lanes. */
const GUTTER = 184;

/** The lanes, drawn or in words, above the scrubber. */
export function Timeline(props: {
  readonly replay: Replay;
  readonly moment: number;
  readonly otherMoment: number;
  readonly zoom: number;
  readonly state: LoopState;
}) {
  const { replay, moment, otherMoment, zoom, state } = props;
  const { truth, other } = replay;
  const jump = useReplay((store) => store.jump);
  const changeZoom = useReplay((store) => store.changeZoom);
  const [inWords, setInWords] = useState(false);
  return (
    <section className={styles['timeline']} aria-label={TIMELINE.label}>
      <header className={styles['bar']}>
        <Legend />
        <span className={styles['tools']}>
          <button
            type="button"
            className={styles['zoom-button']}
            aria-label={TIMELINE.less}
            onClick={() => changeZoom(-1)}
          >
            <Kbd keys="-" />
          </button>
          <span className={styles['zoom']}>{zoom === 1 ? TIMELINE.all : TIMELINE.part(zoom)}</span>
          <button
            type="button"
            className={styles['zoom-button']}
            aria-label={TIMELINE.more}
            onClick={() => changeZoom(1)}
          >
            <Kbd keys="+" />
          </button>
          <button
            type="button"
            className={jumpStyles['jump']}
            aria-pressed={inWords}
            onClick={() => setInWords(!inWords)}
          >
            {TIMELINE.inWords}
          </button>
        </span>
      </header>
      {inWords ? (
        <LanesText reader={truth.reader} moment={moment} onJump={jump} />
      ) : (
        <>
          <Lanes
            watched={truth}
            moment={moment}
            zoom={zoom}
            running={state.running?.lane}
            gutter={GUTTER}
            label={TIMELINE.lanes(truth.reader.lanes.length, seconds(truth.reader.seconds))}
            onJump={jump}
          />
          {/* The same number of tasks as above, so that each is below its lane. */}
          {other === undefined ? undefined : (
            <Lanes
              watched={other}
              moment={otherMoment}
              zoom={zoom}
              running={state.running?.lane}
              gutter={GUTTER}
              label={TIMELINE.otherLanes(other.loop)}
            />
          )}
        </>
      )}
      <div className={styles['scrub']}>
        <span className={styles['place']} style={{ width: GUTTER }}>
          {TIMELINE.place(seconds(state.time), state.turn)}
        </span>
        <Scrubber watched={truth} moment={moment} onJump={jump} />
      </div>
    </section>
  );
}

const LEGEND = ['running', 'ready', 'waiting', 'created'] as const;
const OVER = ['done', 'failed', 'cancelled'] as const;

function Legend() {
  return (
    <ul className={styles['legend']} aria-label={TIMELINE.legend}>
      {LEGEND.map((phase) => (
        <li key={phase}>
          <Swatch phase={phase} /> {PHASES[phase]}
        </li>
      ))}
      <li>
        <span className={styles['band']} aria-hidden="true" /> {TEXTS.band}
      </li>
      {OVER.map((phase) => (
        <li key={phase}>
          <span
            className={classNames(styles['end'], phase !== 'cancelled' && styles[phase])}
            aria-hidden="true"
          >
            {ENDS[phase]}
          </span>{' '}
          {PHASES[phase]}
        </li>
      ))}
    </ul>
  );
}
