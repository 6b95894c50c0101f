import { memo, useRef } from 'react';
import { describeHandle } from '#engine/trace/narrate.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { LoopState, TaskPhase } from '#engine/trace/trace-state.ts';
import { Plain } from '#ui/plain.tsx';
import { useRows } from './rows.ts';
import { listed, seconds, taskWords, who } from './words.ts';
import { classNames } from '#ui/class-names.ts';
import jumpStyles from './jump.module.css';
import panelStyles from './panel.module.css';
import { Swatch } from './swatch.tsx';
import styles from './loop-panels.module.css';
import { LOOP } from './texts.ts';

/** Entries of a queue that are listed; for the rest, only the number is displayed. */
const SHOWN = 30;

/** The ready queue and the timers at the moment. */
export function Queues({
  reader,
  state,
}: {
  readonly reader: TraceReader;
  readonly state: LoopState;
}) {
  const ready = state.ready.slice(0, SHOWN);
  const timers = state.timers.slice(0, SHOWN);
  return (
    <div className={styles['queues']}>
      <section className={panelStyles['panel']} aria-label={LOOP.ready}>
        <h2 className={panelStyles['title']}>
          {LOOP.ready} <span className={panelStyles['count']}>{state.ready.length}</span>
        </h2>
        <ol className={styles['queue']}>
          {ready.map(({ handle, callback }, at) => (
            <Entry
              key={handle}
              when={at === 0 ? LOOP.next : String(at + 1)}
              text={describeHandle(reader, state.moment, callback)}
              next={at === 0}
            />
          ))}
          <More all={state.ready.length} />
          {ready.length === 0 ? (
            <li className={panelStyles['nothing']}>{LOOP.empty}</li>
          ) : undefined}
        </ol>
      </section>
      <section className={panelStyles['panel']} aria-label={LOOP.timers}>
        <h2 className={panelStyles['title']}>
          {LOOP.timers} <span className={panelStyles['count']}>{state.timers.length}</span>
        </h2>
        <ol className={styles['queue']}>
          {timers.map(({ handle, callback, when }) => (
            <Entry
              key={handle}
              when={seconds(when)}
              text={describeHandle(reader, state.moment, callback)}
            />
          ))}
          <More all={state.timers.length} />
          {timers.length === 0 ? (
            <li className={panelStyles['nothing']}>{LOOP.noTimers}</li>
          ) : undefined}
        </ol>
      </section>
    </div>
  );
}

const Entry = memo(function Entry(props: {
  readonly when: string;
  readonly text: string;
  readonly next?: boolean;
}) {
  const { when, text, next = false } = props;
  return (
    <li className={classNames(styles['entry'], next && styles['next'])}>
      <span className={styles['when']}>{when}</span>
      <span>
        <Plain text={text} />
      </span>
    </li>
  );
});

function More({ all }: { readonly all: number }) {
  return all > SHOWN ? (
    <li className={panelStyles['nothing']}>{LOOP.more(all - SHOWN)}</li>
  ) : undefined;
}

/** Height of a row, in px. */
const ROW = 46;

/** Every task: its state, what it waits for, what waits for it. */
export function Tasks(props: {
  readonly reader: TraceReader;
  readonly state: LoopState;
  /** Absent if the run is only displayed. */
  readonly onJump?: (moment: number) => void;
}) {
  const { reader, state, onJump } = props;
  const tasks = state.tasks.filter(
    ({ housekeeping, phase }) => !housekeeping || phase === 'running',
  );
  const scroll = useRef<HTMLDivElement>(null);
  const row = tasks.findIndex(({ id }) => id === state.running?.lane);
  const { from, to, above, below } = useRows(scroll, {
    count: tasks.length,
    rowHeight: ROW,
    wanted: row < 0 ? undefined : row,
  });
  return (
    <section className={classNames(panelStyles['panel'], styles['tasks'])} aria-label={LOOP.tasks}>
      <h2 className={panelStyles['title']}>
        {LOOP.tasks} <span className={panelStyles['count']}>{tasks.length}</span>
      </h2>
      <div className={styles['scroll']} ref={scroll}>
        <ul style={{ paddingTop: above, paddingBottom: below }}>
          {tasks.slice(from, to).map((task, row) => (
            <Task
              // Keyed like the output: by its place among the visible ones.
              // oxlint-disable-next-line react/no-array-index-key
              key={row}
              name={task.name}
              coroutine={task.coroutine}
              phase={task.phase}
              state={taskWords(task, state)}
              awaited={listed(task.awaitedBy.map((id) => who(id, state)))}
              created={reader.momentOfCreation(task.id)}
              end={reader.momentOfEnd(task.id)}
              onJump={onJump}
            />
          ))}
          {state.threads
            .filter(({ running }) => running)
            .map(({ lane, name, stack, startedBy }) => (
              <li key={lane} className={styles['task']} style={{ height: ROW }}>
                <Swatch phase="running" />
                <span className={styles['name']}>
                  {LOOP.thread} {-lane} <code>{name}</code>
                </span>
                <span className={styles['state']}>
                  {LOOP.threadState(stack.at(-1)?.line, who(startedBy, state))}
                </span>
              </li>
            ))}
        </ul>
        {tasks.length === 0 ? <p className={panelStyles['nothing']}>{LOOP.noTasks}</p> : undefined}
      </div>
    </section>
  );
}

/** As plain strings, so that of a hundred tasks only the changed ones render again. */
const Task = memo(function Task(props: {
  readonly name: string;
  readonly coroutine: string;
  readonly phase: TaskPhase;
  readonly state: string;
  /** Empty if there is none. */
  readonly awaited: string;
  readonly created: number | undefined;
  readonly end: number | undefined;
  readonly onJump: ((moment: number) => void) | undefined;
}) {
  const { name, coroutine, phase, state, awaited, created, end, onJump } = props;
  return (
    <li
      className={classNames(styles['task'], phase === 'running' && styles['running'])}
      style={{ height: ROW }}
      aria-current={phase === 'running' ? 'step' : undefined}
    >
      <Swatch phase={phase} />
      <span className={styles['name']} title={`${name} ${coroutine}`}>
        {name} <code>{coroutine}</code>
      </span>
      <span className={styles['state']}>
        <Plain text={state} />
        {awaited === '' ? '' : LOOP.awaitedBy(awaited)}
      </span>
      {onJump === undefined ? undefined : (
        <span className={styles['jumps']}>
          {created === undefined ? undefined : (
            <button
              type="button"
              className={jumpStyles['jump']}
              title={LOOP.toCreation(name)}
              onClick={() => onJump(created)}
            >
              <span className="visually-hidden">{LOOP.toCreationBefore(name)}</span>
              {LOOP.created}
            </button>
          )}
          {end === undefined ? undefined : (
            <button
              type="button"
              className={jumpStyles['jump']}
              title={LOOP.toEnd(name)}
              onClick={() => onJump(end)}
            >
              <span className="visually-hidden">{LOOP.toEndBefore(name)}</span>
              {LOOP.end}
            </button>
          )}
        </span>
      )}
    </li>
  );
});
