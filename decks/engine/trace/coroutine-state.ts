/** What is known of a coroutine object at a moment. Pure. */
import type { TraceEvent } from './trace.ts';

/** What has become of a coroutine object. `unawaited`: it is gone, and none of it ever ran. */
export type CoroutineFate = 'created' | 'awaited' | 'task' | 'unawaited';

/** A coroutine object that a call of an async function made. */
export interface CoroutineState {
  /** 1 for the first one, and so on. */
  readonly id: number;
  /** The call that made it. */
  readonly text: string;
  /** The lane that called, and the line it was at (0 where it was at none). */
  readonly createdBy: number;
  readonly createdAtLine: number;
  readonly fate: CoroutineFate;
  /** The task that runs it; 0 where there is none. */
  readonly task: number;
  /** The line at which that came about; 0 before, and where it was at none. */
  readonly atLine: number;
}

export type CoroutineEvent = TraceEvent & {
  readonly kind: 'coroutine' | 'awaited' | 'unawaited';
};

/** A coroutine object after an event about it, of a lane that is at `line`; undefined of an unknown one. */
export function afterEvent(
  known: CoroutineState | undefined,
  event: CoroutineEvent,
  line: number,
): CoroutineState | undefined {
  switch (event.kind) {
    case 'coroutine':
      return {
        id: event.coroutine,
        text: event.text,
        createdBy: event.lane,
        createdAtLine: line,
        fate: 'created',
        task: 0,
        atLine: 0,
      };
    case 'awaited': {
      const { task } = event;
      return known && { ...known, fate: task === 0 ? 'awaited' : 'task', task, atLine: line };
    }
    case 'unawaited':
      return known && { ...known, fate: 'unawaited', atLine: line };
  }
}
