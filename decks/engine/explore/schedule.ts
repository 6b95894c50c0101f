/** A schedule of a program: the conditions in which it differs from the plain one. Pure. */
import type { RunOptions } from '../box/engine.ts';
import { UNPERTURBED } from '../types.ts';
import type { ConditionRow, Observed, Perturbation } from '../types.ts';

/** Something that asyncio leaves unspecified and a schedule decides differently. */
export type Condition =
  | WaitCondition
  | SentCondition
  | /** Of timers due at the same moment, the last one set is the first. */ {
      readonly kind: 'ties';
    }
  | /** The task that has waited longest at a queue or a barrier continues last. */ {
      readonly kind: 'waiters';
    }
  | /** Threads begin late, the last one started first. */ { readonly kind: 'threads' }
  | /** Sets iterate in another order; 1: insertion order, 2: the reverse. */ {
      readonly kind: 'sets';
      readonly order: number;
    }
  | /** The ready queue in another order: what asyncio's own loop never does. */ {
      readonly kind: 'ready';
      readonly seed: number;
    };

/** Some waits take a different time. */
export interface WaitCondition {
  readonly kind: 'wait';
  /** 0: any line. */
  readonly line: number;
  /** The line to show: if it is any line, that of the task's first wait. */
  readonly shown: number;
  /** The task by creation order, or minus the thread; 0: any. */
  readonly task: number;
  /** Which wait of the task at the line, from 1; 0: each. */
  readonly nth: number;
  /** The name of the task; empty for any. */
  readonly name: string;
  /** The program's own duration in seconds; 0 if it differs. */
  readonly plain: number;
  /** The duration instead, in seconds or as a multiple of the program's own. */
  readonly takes: number;
  readonly unit: 'seconds' | 'times';
  /** Its position among those that end at the same moment, from 1; absent for the order they began in. */
  readonly place?: number;
}

/** What a task sends over the program's network arrives later. */
export interface SentCondition {
  readonly kind: 'sent';
  readonly line: number;
  readonly task: number;
  /** Which send of the task at the line, from 1. */
  readonly nth: number;
  /** The name of the task. */
  readonly name: string;
  /** Seconds until it arrives. */
  readonly takes: number;
}

/** No condition: the plain schedule. */
export type Schedule = readonly Condition[];

/** Conditions that hold for a whole run. */
export const WORLD_KINDS = ['ties', 'waiters', 'threads', 'sets'] as const;

/** The perturbation by the conditions that hold for a whole run. */
export function worldOf(schedule: Schedule): Perturbation {
  let world = UNPERTURBED;
  for (const condition of schedule) {
    if (condition.kind === 'ties') world = { ...world, ties: 'lifo' };
    else if (condition.kind === 'waiters') world = { ...world, waiters: 'lifo' };
    else if (condition.kind === 'threads') world = { ...world, threads: 'late' };
    else if (condition.kind === 'sets') world = { ...world, sets: condition.order };
  }
  return world;
}

/** The schedule in the form for a box, without its world. */
export function rowOf(
  schedule: Schedule,
): readonly [conditions: readonly ConditionRow[], ready: number] {
  const rows = schedule.flatMap((condition): readonly ConditionRow[] => {
    if (condition.kind === 'sent') {
      const { line, task, nth, takes } = condition;
      return [[line, task, -nth, takes, 0, 0]];
    }
    if (condition.kind !== 'wait') return [];
    const { line, task, nth, takes, unit, place = 0 } = condition;
    return [
      unit === 'seconds' ? [line, task, nth, takes, 0, place] : [line, task, nth, 0, takes, place],
    ];
  });
  const ready = schedule.find((condition) => condition.kind === 'ready');
  return [rows, ready?.seed ?? 0];
}

/** The options with which `engine.run` runs a program under a schedule. */
export function optionsOf(schedule: Schedule): Pick<RunOptions, 'perturb' | 'explore'> {
  return {
    perturb: worldOf(schedule),
    explore: { batch: false, every: 0, schedules: [rowOf(schedule)] },
  };
}

/** A condition as text; `line` is 0 if it is not at a line. */
export interface DescribedCondition {
  readonly line: number;
  readonly what: string;
  readonly change: string;
}

/** Describes what a condition changes; `observed` is from a run under it, for the line. */
export function describeCondition(
  condition: Condition,
  observed: Observed | undefined,
): DescribedCondition {
  switch (condition.kind) {
    case 'wait':
      return describeWait(condition);
    case 'sent': {
      const { line, name, nth, takes } = condition;
      const what = `what ${name} sends here${nth > 1 ? `, number ${nth}` : ''}`;
      return { line, what, change: `arrives after ${figure(takes)} s instead of at once` };
    }
    case 'ties':
      return {
        line: observed?.ties[0]?.lines[0] ?? 0,
        what: 'timers that are due at the same moment',
        change: 'the last to be set is the first',
      };
    case 'waiters':
      return {
        line: 0,
        what: 'tasks that wait for one queue or barrier',
        change: 'the last to wait goes on first',
      };
    case 'threads':
      return {
        line: observed?.threads[0] ?? 0,
        what: 'the start of threads',
        change: 'later, the last one started first',
      };
    case 'sets':
      return {
        line: observed?.sets[0] ?? 0,
        what: 'the order of a set',
        change: condition.order === 1 ? 'as it was filled' : 'the last one filled in first',
      };
    case 'ready':
      return {
        line: 0,
        what: 'the ready queue',
        change: "in another order, which asyncio's own loop never has",
      };
  }
}

function describeWait(condition: WaitCondition): DescribedCondition {
  const { line, shown, name, nth, plain, takes, unit, place = 0 } = condition;
  const whose = name === '' ? '' : ` of ${name}`;
  const wait = line === 0 ? 'each wait' : nth === 0 ? 'each wait here' : 'the wait here';
  const what = `${wait}${whose}${nth > 1 ? `, number ${nth}` : ''}`;
  const change =
    unit === 'times'
      ? `takes ${figure(takes)} times as long`
      : `takes ${figure(takes)} s instead of ${figure(plain)} s`;
  const among = place > 0 ? `, number ${place} of those that end then` : '';
  return { line: shown, what, change: change + among };
}

function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Whether it takes an order of the ready queue that asyncio's own loop never has. */
export function isOfAnotherLoop(schedule: Schedule): boolean {
  return schedule.some(({ kind }) => kind === 'ready');
}

/** Describes a schedule in one sentence without a full stop; empty for the plain one. */
export function describeSchedule(schedule: Schedule, observed: Observed | undefined): string {
  return schedule
    .map((condition) => {
      const { line, what, change } = describeCondition(condition, observed);
      if (condition.kind === 'wait' || condition.kind === 'sent') {
        const where = line > 0 ? ` at line ${line}` : '';
        return `${what.replace(' here', '')}${where} ${change}`;
      }
      return `${what}${line > 0 ? ` (line ${line})` : ''}: ${change}`;
    })
    .join(' and ');
}
