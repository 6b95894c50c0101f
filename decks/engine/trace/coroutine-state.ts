/** What is known of a coroutine object at a moment. Pure. */
import type { TraceEvent } from './trace.ts';

/** What has become of a coroutine object. `unawaited`: it was destroyed without ever running. */
export type CoroutineFate = 'created' | 'awaited' | 'task' | 'unawaited';

/** A coroutine object created by calling an async function. */
export interface CoroutineState {
  /** 1 for the first one, and so on. */
  readonly id: number;
  /** The call that created it. */
  readonly text: string;
  /** The calling lane, and its current line (0 if none). */
  readonly createdBy: number;
  readonly createdAtLine: number;
  readonly fate: CoroutineFate;
  /** The task that runs it, or 0. */
  readonly task: number;
  /** The line at which it got its current fate; 0 before, and if there was no line. */
  readonly atLine: number;
}

export type CoroutineEvent = TraceEvent & {
  readonly kind: 'coroutine' | 'awaited' | 'unawaited';
};

/** A coroutine object after an event of a lane at `line`; undefined for an unknown one. */
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
