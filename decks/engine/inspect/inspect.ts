/** Finds problems in a program from a traced run, its source, and its other schedules. */

import { LIMITS } from '../explore/batches.ts';
import type { Runner } from '../explore/batches.ts';
import { explore } from '../explore/explore.ts';
import type { Exploration, ExploreOptions, ProgramOutcome } from '../explore/explore.ts';
import { describeSchedule, isOfAnotherLoop, optionsOf } from '../explore/schedule.ts';
import type { Schedule } from '../explore/schedule.ts';
import type { Ended } from '#format/types.ts';
import { openTrace } from '../trace/trace-reader.ts';
import type { Trace } from '../trace/trace.ts';
import { criticalPath } from './critical-path.ts';
import type { PathPart } from './critical-path.ts';
import {
  THRESHOLDS,
  blockedLoop,
  deadTimeouts,
  deadlock,
  forgottenTasks,
  fromWarnings,
  ignoredResults,
  lockOverWait,
  lostInGather,
  neverAwaits,
  sequentialAwaits,
} from './findings.ts';
import type { Finding, Inspected, Thresholds } from './findings.ts';
import { firedInVain } from './in-vain.ts';
import { readSource } from './source.ts';
import type { Need, SourceError, SourceNotes } from './source.ts';
import { waitsOf } from './waits.ts';

/** The result of an inspection. */
export interface Inspection {
  /** By line, without duplicates. */
  readonly findings: readonly Finding[];
  /** What the program needs and cannot have here; if there is any, nothing else is looked for. */
  readonly needs: readonly Need[];
  readonly path: readonly PathPart[];
  /** Virtual seconds of the plain run. */
  readonly seconds: number;
  readonly exploration: Exploration | undefined;
  /** Of the plain run. */
  readonly trace: Trace | undefined;
  /** Present if the source could not be looked at. */
  readonly error: SourceError | undefined;
}

export interface InspectOptions extends ExploreOptions {
  /** Called when the source has been read, before any of the program is run. */
  readonly onRead?: () => void;
  readonly thresholds?: Thresholds;
}

/** Schedules tried to confirm what the source suggests: fewer than for a list of outcomes. */
const SCHEDULES = 200;

/** Milliseconds of the traced run of a program that does not end: it shows where it is soon enough. */
const ENDLESS = 2_000;

/** Outcomes whose runs are traced. */
const MOST_TRACED = 12;

const EMPTY = {
  findings: [],
  needs: [],
  path: [],
  seconds: 0,
  exploration: undefined,
  trace: undefined,
  error: undefined,
} as const;

/** Looks for problems in a program; never rejects because of what the program does. */
export async function inspect(
  engine: Runner,
  program: string,
  options: InspectOptions = {},
): Promise<Inspection> {
  const { name = 'program.py', thresholds = THRESHOLDS } = options;
  const source = await readSource(engine, program);
  options.onRead?.();
  if ('message' in source) return { ...EMPTY, error: source };
  if (source.needs.length > 0) return { ...EMPTY, needs: source.needs };

  const exploration = await explore(engine, program, { schedules: SCHEDULES, ...options });
  const endless = isOutOfTime(exploration.outcomes[0]?.ended);
  const plain = await inspectRun(
    engine,
    program,
    { name, source, ...(endless && { time: ENDLESS }) },
    [],
  );
  // A run that had to be killed leaves no trace.
  if (plain === undefined) return { ...EMPTY, exploration };
  const outcomes = exploration.outcomes.filter(({ schedule }) => !isOfAnotherLoop(schedule));
  const others = await Promise.all(
    outcomes.slice(1, MOST_TRACED).map(async (outcome) => ({
      outcome,
      inspected: await inspectRun(engine, program, { name, source }, outcome.schedule),
    })),
  );
  const findings = [
    ...fromWarnings(plain),
    ...ignoredResults(plain),
    ...lostInGather(plain),
    ...forgottenTasks(plain),
    ...blockedLoop(plain, thresholds),
    ...(endless ? neverAwaits(plain) : []),
    ...sequentialAwaits(plain, thresholds),
    ...lockOverWait(plain, thresholds),
    ...deadTimeouts(plain),
    ...firedInVain(plain, thresholds),
    ...deadlock(plain, ''),
    ...others.flatMap(({ outcome, inspected }) =>
      inspected === undefined
        ? []
        : [
            ...deadlock(inspected, whenOf(outcome)),
            ...[...fromWarnings(inspected), ...forgottenTasks(inspected)].map((finding) => ({
              ...finding,
              message: whenOf(outcome) + finding.message,
            })),
          ],
    ),
    ...races(source, outcomes),
  ];
  return {
    findings: onceEach(findings),
    needs: [],
    path: criticalPath(plain.reader, plain.waits),
    seconds: plain.run.seconds,
    exploration,
    trace: plain.run.trace,
    error: undefined,
  };
}

interface RunToInspect {
  readonly name: string;
  readonly source: SourceNotes;
  /** Its limit in milliseconds. */
  readonly time?: number;
}

async function inspectRun(
  engine: Runner,
  program: string,
  { name, source, time = LIMITS.time }: RunToInspect,
  schedule: Schedule,
): Promise<Inspected | undefined> {
  const run = await engine.run(program, {
    name,
    trace: true,
    inspect: 'run',
    limits: { ...LIMITS, time },
    ...optionsOf(schedule),
  });
  if (run.trace === undefined) return undefined;
  const reader = openTrace(run.trace);
  return { name, run, reader, waits: waitsOf(reader), source };
}

function isOutOfTime(ended: Ended | undefined): boolean {
  return ended?.kind === 'limit' && ended.limit === 'time';
}

/** Shared state that is read before a wait and written after it, in a program with several outcomes. */
function races(source: SourceNotes, outcomes: Exploration['outcomes']): readonly Finding[] {
  const [plain, other] = outcomes;
  if (plain === undefined || other === undefined) return [];
  return source.races.map(({ line, read, name }) => ({
    kind: 'race',
    line,
    message:
      (read > 0
        ? `${name} is read at line ${read}, then the task waits, then it is written here: what others did to it meanwhile is lost or was not seen. `
        : `${name} is written here after a wait by several tasks: whichever is last wins. `) +
      `The program has ${outcomes.length} outcomes or more. ${whenOf(other)}it prints something else. Do both without a wait in between, or hold a lock.`,
  }));
}

function whenOf({ schedule, observed }: ProgramOutcome): string {
  return schedule.length === 0 ? '' : `Where ${describeSchedule(schedule, observed)}: `;
}

/** One finding of each kind per line, by line. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.line}`;
    if (finding.line > 0 && !known.has(key)) known.set(key, finding);
  }
  return [...known.values()].toSorted((a, b) => a.line - b.line);
}
