import { useEffect, useMemo } from 'react';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { LoopState } from '#engine/trace/trace-state.ts';
import type { Replay } from '#session/replay/load.ts';
import { useReplay } from '../context.ts';
import { Coroutines } from './coroutines.tsx';
import { Queues, Tasks } from './loop-panels.tsx';
import { Narration } from './narration.tsx';
import { OutputPane } from './output-pane.tsx';
import { ProgramPane } from './program-pane.tsx';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';
import styles from './replay-view.module.css';
import { REPLAY } from './texts.ts';

/** The time between two steps at normal speed, in ms. */
const PACE = 1000;

/** A whole replay: the full state of a moment, and the controls to move through the run. */
export function ReplayView({ replay: whole }: { readonly replay: Replay }) {
  const compared = useReplay((state) => state.compared);
  // One run at first: a second one is shown on request.
  const replay = useMemo(
    () => (compared ? whole : { ...whole, other: undefined }),
    [whole, compared],
  );
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
    <div className={styles['replay']} data-compared={other === undefined ? undefined : true}>
      <ProgramPane
        program={request.program}
        state={state}
        believed={believed === undefined ? undefined : (believed.running?.line ?? 0)}
      />
      <div className={styles['narrations']}>
        <Narration
          reader={truth.reader}
          moment={moment}
          by={by}
          lines={lines}
          quiet={playing}
          {...(other === undefined ? {} : { title: REPLAY.truth })}
        />
        {other === undefined ? undefined : (
          <Narration
            reader={other.reader}
            moment={otherMoment}
            by={by}
            lines={lines}
            quiet
            title={other.title}
          />
        )}
      </div>
      <div className={styles['panes']}>
        <div className={styles['loop']}>
          <div className={styles['column']}>
            <LoopColumn reader={truth.reader} state={state} onJump={jump} />
          </div>
          {other === undefined || believed === undefined ? undefined : (
            <section className={styles['column']} aria-label={other.loop}>
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
      <Coroutines state={state} />
      <Tasks reader={reader} state={state} {...(onJump === undefined ? {} : { onJump })} />
    </>
  );
}

/** Steps forward at the chosen speed while the run plays. */
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
