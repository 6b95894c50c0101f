/**
 * Stop the clock: questions about a program that is paused in the middle, made from its trace. Pure;
 * loaded only when there is a trace.
 */
import { narrate } from '../trace/narrate.ts';
import type { LoopState, TaskState } from '../trace/trace-state.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import type { Callback } from '../trace/trace.ts';
import { linesOf } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { ClockKind, ClockQuestion, Scene, SceneTask } from './question.ts';

/** What the questions are made from. */
export interface ClockSource {
  readonly reader: TraceReader;
  readonly stdout: string;
  /** Virtual seconds that the program would take if asyncio worked as models assume. */
  readonly believedSeconds: readonly number[];
  readonly seed: number;
}

const KINDS: readonly ClockKind[] = ['next-line', 'ready-queue', 'seconds', 'cancelled'];

/** Longer runs have more tasks and turns than a learner can keep track of. */
const MOST_EVENTS = 3000;
/** Their names must all be different. */
const MOST_TASKS = 7;
/** How many options a single choice offers. */
const OPTIONS = 4;

/**
 * A question about a moment at which the answer is not obvious; undefined if the run has none. `seed`
 * decides its kind and its moment.
 */
export function stopTheClock(source: ClockSource): ClockQuestion | undefined {
  const { reader, seed } = source;
  if (reader.trace.cut || reader.length > MOST_EVENTS) return undefined;
  const random = seededRandom(seed);
  for (const kind of shuffled(KINDS, random)) {
    const questions = MAKERS[kind](source, random);
    const [question] = shuffled(questions, random);
    if (question !== undefined) return question;
  }
  return undefined;
}

/** All questions of a kind that the run can answer. */
export function questionsOf(kind: ClockKind, source: ClockSource): readonly ClockQuestion[] {
  return MAKERS[kind](source, seededRandom(source.seed));
}

type Maker = (source: ClockSource, random: () => number) => readonly ClockQuestion[];

const MAKERS: Readonly<Record<ClockKind, Maker>> = {
  'next-line': nextLine,
  'ready-queue': readyQueue,
  'seconds': seconds,
  'cancelled': cancelled,
};

/** Which line runs after one at which a task yields control while another can run. */
function nextLine({ reader, stdout }: ClockSource, random: () => number): ClockQuestion[] {
  const questions: ClockQuestion[] = [];
  // Nobody has to guess about imports and definitions.
  const inTasks = lines(reader)
    .filter((at) => reader.event(at).lane > 0)
    .map((at) => lineAt(reader, at));
  for (const moment of lines(reader)) {
    const here = reader.event(moment);
    const next = reader.next(moment, 'line');
    if (next === undefined || here.lane <= 0) continue;
    const event = reader.event(next);
    if (here.kind !== 'line' || event.kind !== 'line') continue;
    const givesWay = (at: number): boolean =>
      reader.event(at).kind === 'end' && reader.event(at).lane === here.lane;
    if (!moments(reader).slice(moment, next).some(givesWay)) continue;
    const state = reader.at(next);
    const others = programTasks(state).filter((task) => !isOver(task) && task.id !== event.lane);
    // With only one task there is no choice.
    if (others.length === 0) continue;
    const distractors = unique([
      ...follow(reader, next, here.lane),
      here.line + 1,
      ...others.flatMap(({ id }) => follow(reader, next, id)),
      ...inTasks,
    ]).filter((line) => line !== event.line && line !== here.line && inTasks.includes(line));
    const options = offered(event.line, distractors, random).toSorted((a, b) => a - b);
    if (options.length < OPTIONS - 1) continue;
    questions.push({
      kind: 'next-line',
      moment,
      scene: sceneAt(reader, stdout, moment),
      options: options.map((line) => `line ${line}`),
      right: [options.indexOf(event.line)],
      narration: narration(reader, moment + 1, next),
    });
  }
  return questions;
}

/** Which tasks are ready when a task has yielded control, and in which order. */
function readyQueue({ reader, stdout }: ClockSource, random: () => number): ClockQuestion[] {
  const questions: ClockQuestion[] = [];
  for (let moment = 0; moment < reader.length; moment += 1) {
    const event = reader.event(moment);
    if (event.kind !== 'end' || event.lane <= 0) continue;
    const state = reader.at(moment);
    const ready = state.ready.map(({ callback }) => stepOf(callback));
    const tasks = programTasks(state);
    if (ready.length < 2 || new Set(ready).size < ready.length) continue;
    if (!ready.every((id) => tasks.some((task) => task.id === id))) continue;
    if (tasks.length > MOST_TASKS) continue;
    const pieces = shuffled(
      tasks.filter((task) => !isOver(task)),
      random,
    );
    const begins = moments(reader)
      .slice(moment)
      .filter((at) => reader.event(at).kind === 'begin');
    questions.push({
      kind: 'ready-queue',
      moment,
      scene: sceneAt(reader, stdout, moment),
      options: pieces.map(({ name }) => name),
      right: ready.map((id) => pieces.findIndex((task) => task.id === id)),
      narration: [moment, ...begins.slice(0, ready.length)].map((at) => narrate(reader, at)),
    });
  }
  return questions;
}

/** The virtual time at which a line is printed. */
function seconds(source: ClockSource, random: () => number): ClockQuestion[] {
  const { reader, stdout, believedSeconds } = source;
  const printed = linesOf(stdout);
  const sleeps = durations(reader);
  const sum = sleeps.reduce((total, each) => total + each, 0);
  return printed.flatMap((text, line): ClockQuestion[] => {
    const moment = reader.momentOfOutput(line);
    if (moment === undefined || text.trim() === '') return [];
    // A line that is printed twice does not identify one of the two.
    if (printed.filter((other) => other === text).length > 1) return [];
    const time = rounded(reader.at(moment).time);
    // A line that contains the time gives the answer away.
    const containsTime = text.match(/\d+(?:\.\d+)?/gu)?.some((number) => Number(number) === time);
    if (time === 0 || containsTime === true) return [];
    const distractors = unique(
      [
        ...believedSeconds,
        sum,
        sleeps.reduce((most, sleep) => Math.max(most, sleep), 0),
        ...sleeps,
        ...sleeps.flatMap((one, at) => sleeps.slice(at + 1).map((other) => one + other)),
        0,
        time + 1,
        time * 2,
      ].map(rounded),
    ).filter((value) => value !== time);
    const options = offered(time, distractors, random).toSorted((a, b) => a - b);
    return [
      {
        kind: 'seconds',
        moment,
        scene: { ...EMPTY_SCENE, waitsFor: text },
        options: options.map((value) => `${value} s`),
        right: [options.indexOf(time)],
        narration: clockMoves(reader, moment),
      },
    ];
  });
}

/** Which tasks end cancelled, asked just before the first cancellation is requested. */
function cancelled({ reader, stdout }: ClockSource): ClockQuestion[] {
  const requests = moments(reader).filter((at) => {
    const event = reader.event(at);
    return event.kind === 'cancel' && !isHousekeeping(reader, event.task);
  });
  const [first] = requests;
  const moment = first === undefined ? undefined : reader.previous(first, 'line');
  if (moment === undefined) return [];
  const end = reader.at(reader.length - 1);
  const options = programTasks(reader.at(moment)).filter((task) => !isOver(task));
  const right = options.flatMap(({ id }, at) =>
    end.tasks[id - 1]?.phase === 'cancelled' ? [at] : [],
  );
  if (options.length < 2 || options.length > MOST_TASKS || right.length === 0) return [];
  return [
    {
      kind: 'cancelled',
      moment,
      scene: sceneAt(reader, stdout, moment),
      options: options.map(({ name }) => name),
      right,
      narration: requests.slice(0, MOST_SENTENCES).map((at) => narrate(reader, at)),
    },
  ];
}

const EMPTY_SCENE: Scene = {
  line: undefined,
  who: '',
  gone: false,
  printed: [],
  tasks: [],
  time: undefined,
  waitsFor: undefined,
};

/** Everything that may be shown of a moment without giving away the answer. */
export function sceneAt(reader: TraceReader, stdout: string, moment: number): Scene {
  const state = reader.at(moment);
  const event = reader.event(moment);
  const running = state.tasks[event.lane - 1];
  return {
    ...EMPTY_SCENE,
    line: event.kind === 'line' ? event.line : placeOf(running),
    who: running?.name ?? '',
    gone: event.kind === 'end',
    printed: linesOf(stdout.slice(0, state.output.length)),
    tasks: programTasks(state).map(sceneTask),
    time: rounded(state.time),
  };
}

function sceneTask(task: TaskState): SceneTask {
  const { name, coroutine, phase, started } = task;
  const line = placeOf(task);
  if (isOver(task)) return { name, coroutine, at: phase === 'failed' ? 'failed' : phase };
  if (!started) return { name, coroutine, at: 'not begun' };
  return { name, coroutine, at: line === undefined ? 'begun' : `line ${line}` };
}

function placeOf(task: TaskState | undefined): number | undefined {
  return task?.stack.at(-1)?.line;
}

export const isOver = ({ phase }: TaskState): boolean =>
  phase === 'done' || phase === 'failed' || phase === 'cancelled';

export const programTasks = ({ tasks }: LoopState): readonly TaskState[] =>
  tasks.filter(({ housekeeping }) => !housekeeping);

function isHousekeeping(reader: TraceReader, task: number): boolean {
  return reader.at(reader.length - 1).tasks[task - 1]?.housekeeping === true;
}

/** The task whose step a handle runs; undefined for a callback. */
function stepOf(callback: Callback): number | undefined {
  const { kind } = callback;
  return kind === 'start' || kind === 'step' || kind === 'wake' ? callback.task : undefined;
}

export const moments = (reader: TraceReader): readonly number[] =>
  Array.from({ length: reader.length }, (_, at) => at);

const lines = (reader: TraceReader): readonly number[] =>
  moments(reader).filter((at) => reader.event(at).kind === 'line');

function lineAt(reader: TraceReader, moment: number): number {
  const event = reader.event(moment);
  return event.kind === 'line' ? event.line : 0;
}

/** The next line of a lane after a moment, as a list of one or none. */
function follow(reader: TraceReader, moment: number, lane: number): readonly number[] {
  let at = reader.next(moment, 'line');
  while (at !== undefined && reader.event(at).lane !== lane) at = reader.next(at, 'line');
  return at === undefined ? [] : [lineAt(reader, at)];
}

/** The durations of all timed waits in virtual seconds, in the order they began. */
function durations(reader: TraceReader): readonly number[] {
  return moments(reader).flatMap((at) => {
    const event = reader.event(at);
    if (event.kind !== 'end' || event.wait?.kind !== 'sleep') return [];
    const { until } = event.wait;
    return until === undefined ? [] : [rounded(until - reader.at(at).time)];
  });
}

/** The right option among the most plausible others. */
export function offered(
  right: number,
  distractors: readonly number[],
  random: () => number,
): number[] {
  return [...shuffled([right, ...distractors.slice(0, OPTIONS - 1)], random)];
}

const unique = (values: readonly number[]): readonly number[] => [...new Set(values)];

/** Without binary rounding errors. */
const rounded = (value: number): number => Number(value.toFixed(6));

/** Nobody reads more. */
const MOST_SENTENCES = 4;

/** What the loop does between two moments, as far as it decides who runs. */
export function narration(reader: TraceReader, from: number, to: number): readonly string[] {
  const telling = moments(reader)
    .slice(from, to)
    .filter((at) => {
      const { kind, lane } = reader.event(at);
      return ((kind === 'end' || kind === 'begin') && lane > 0) || kind === 'clock';
    });
  return [...telling.slice(-MOST_SENTENCES), to].map((at) => narrate(reader, at));
}

/** How the clock reached its time at a moment. */
function clockMoves(reader: TraceReader, moment: number): readonly string[] {
  const moves = moments(reader)
    .slice(0, moment)
    .filter((at) => reader.event(at).kind === 'clock');
  return [...moves.slice(-MOST_SENTENCES), moment].map((at) => narrate(reader, at));
}
