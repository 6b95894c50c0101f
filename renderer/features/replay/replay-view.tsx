import { useEffect, useMemo, useState } from 'react';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { LoopState } from '#engine/trace/trace-state.ts';
import type { Replay } from '#session/replay/load.ts';
import { useReplay } from '../context.ts';
import { Kbd } from '#ui/kbd.tsx';
import { ENDS } from './draw-lanes.ts';
import { LanesText } from './lanes-text.tsx';
import { Lanes } from './lanes.tsx';
import { Queues, Tasks } from './loop-panels.tsx';
import { Narration } from './narration.tsx';
import { OutputPane } from './output-pane.tsx';
import { ProgramPane } from './program-pane.tsx';
import { Scrubber, Transport } from './transport.tsx';
import { PHASES, seconds } from './words.ts';

/** Between two steps that play at the usual pace, in ms. */
const PACE = 1000;

/** Px for the names of the lanes. */
const GUTTER = 148;

/** A run that can be watched, in full: all that is known of a moment, and the ways through the run. */
export function ReplayView({ replay }: { readonly replay: Replay }) {
  const moment = useReplay((state) => state.moment);
  const by = useReplay((state) => state.by);
  const zoom = useReplay((state) => state.zoom);
  const playing = useReplay((state) => state.playing);
  const jump = useReplay((state) => state.jump);
  usePlaying();
  const lines = useMemo(() => replay.request.program.split('\n'), [replay]);
  const { truth, other, request } = replay;
  const state = truth.reader.at(moment);
  const otherMoment = other?.alignment.toOther(moment) ?? 0;
  const believed = other?.reader.at(otherMoment);
  return (
    <div className={other === undefined ? 'replay' : 'replay replay-compared'}>
      <ProgramPane
        program={request.program}
        state={state}
        believed={believed === undefined ? undefined : (believed.running?.line ?? 0)}
      />
      <div className="replay-told">
        <Narration
          reader={truth.reader}
          moment={moment}
          by={by}
          lines={lines}
          quiet={playing}
          {...(other === undefined ? {} : { title: 'What the loop does' })}
        />
        {other === undefined ? undefined : (
          <Narration
            reader={other.reader}
            moment={otherMoment}
            by={by}
            lines={lines}
            quiet
            title={`If it were so: ${other.statement}`}
          />
        )}
      </div>
      <div className="replay-panes">
        <div className="replay-loop">
          <LoopColumn reader={truth.reader} state={state} onJump={jump} />
          {other === undefined || believed === undefined ? undefined : (
            <section className="replay-believed" aria-label="Under the model">
              <h2 className="replay-believed-title">Under the model</h2>
              <LoopColumn reader={other.reader} state={believed} />
            </section>
          )}
        </div>
        <OutputPane replay={replay} state={state} other={believed} onJump={jump} />
      </div>
      <Timeline
        replay={replay}
        moment={moment}
        otherMoment={otherMoment}
        zoom={zoom}
        state={state}
        believed={believed}
      />
      <Transport />
    </div>
  );
}

function LoopColumn(props: {
  readonly reader: TraceReader;
  readonly state: LoopState;
  readonly onJump?: (moment: number) => void;
}) {
  const { reader, state, onJump } = props;
  return (
    <>
      <Queues reader={reader} state={state} />
      <Tasks reader={reader} state={state} {...(onJump === undefined ? {} : { onJump })} />
    </>
  );
}

/** The lanes, drawn or in words, above the scrubber. */
function Timeline(props: {
  readonly replay: Replay;
  readonly moment: number;
  readonly otherMoment: number;
  readonly zoom: number;
  readonly state: LoopState;
  readonly believed: LoopState | undefined;
}) {
  const { replay, moment, otherMoment, zoom, state, believed } = props;
  const { truth, other } = replay;
  const jump = useReplay((store) => store.jump);
  const changeZoom = useReplay((store) => store.changeZoom);
  const [inWords, setInWords] = useState(false);
  return (
    <section className="timeline" aria-label="Lanes over virtual time">
      <header className="timeline-bar">
        <Legend />
        <span className="timeline-tools">
          <button
            type="button"
            className="timeline-zoom-button"
            aria-label="Show more of the run"
            onClick={() => changeZoom(-1)}
          >
            <Kbd keys="-" />
          </button>
          <span className="timeline-zoom">{zoom === 1 ? 'all of it' : `1/${zoom} of it`}</span>
          <button
            type="button"
            className="timeline-zoom-button"
            aria-label="Show less of the run, larger"
            onClick={() => changeZoom(1)}
          >
            <Kbd keys="+" />
          </button>
          <button
            type="button"
            className="replay-jump"
            aria-pressed={inWords}
            onClick={() => setInWords(!inWords)}
          >
            in words
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
            label={`Lanes of ${truth.reader.lanes.length} over ${seconds(truth.reader.seconds)}. They can be shown in words.`}
            onJump={jump}
          />
          {other === undefined ? undefined : (
            <Lanes
              watched={other}
              moment={otherMoment}
              zoom={zoom}
              running={believed?.running?.lane}
              gutter={GUTTER}
              label="Lanes under the model"
            />
          )}
        </>
      )}
      <div className="timeline-scrub">
        <span className="timeline-place">
          {seconds(state.time)} · turn {state.turn}
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
    <ul className="legend" aria-label="Legend">
      {LEGEND.map((phase) => (
        <li key={phase}>
          <span className={`swatch swatch-${phase}`} aria-hidden="true" /> {PHASES[phase]}
        </li>
      ))}
      {OVER.map((phase) => (
        <li key={phase}>
          <span className={`legend-end legend-${phase}`} aria-hidden="true">
            {ENDS[phase]}
          </span>{' '}
          {PHASES[phase]}
        </li>
      ))}
    </ul>
  );
}

/** Steps forward at the pace that is set while the run plays. */
function usePlaying(): void {
  const playing = useReplay((state) => state.playing);
  const speed = useReplay((state) => state.speed);
  const step = useReplay((state) => state.step);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => step(1), PACE / speed);
    return () => clearInterval(timer);
  }, [playing, speed, step]);
}
