/** Runs a program for its replay; loaded when the first replay is opened. */
import { linesOf } from '#format/output.ts';
import type { RunOptions } from '#engine/box/engine.ts';
import { optionsOf } from '#engine/explore/schedule.ts';
import type { Schedule } from '#engine/explore/schedule.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { Run } from '#engine/types.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { LinePair } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import { align } from './align.ts';
import type { Alignment } from './align.ts';
import { axisOf } from './axis.ts';
import { withoutDefinitions } from './definitions.ts';
import type { Axis } from './axis.ts';

/** A request for a replay. */
export interface ReplayRequest {
  readonly program: string;
  /** Its title on screen. */
  readonly title: string;
  /** The output as the learner predicted it; the replay opens where it first differs. */
  readonly prediction?: string;
  /**
   * A model of asyncio whose run is shown beside the true one; the replay opens where they diverge.
   */
  readonly model?: { readonly id: string; readonly statement: string };
  /**
   * Another schedule of the program, shown beside the unperturbed one; `statement` says what
   * differs.
   */
  readonly schedule?: { readonly conditions: Schedule; readonly statement: string };
  /** A moment of the true run to open at, overriding the above. */
  readonly moment?: number;
}

/** A run that can be replayed. */
export interface Watched {
  readonly run: Run;
  readonly reader: TraceReader;
  readonly axis: Axis;
}

/** All that a replay shows. */
export interface Replay {
  readonly request: ReplayRequest;
  readonly truth: Watched;
  /** The run under the requested model, or in the requested schedule. */
  readonly other:
    | (Watched & {
        readonly alignment: Alignment;
        /** What differs in it. */
        readonly title: string;
        /** The headings over its loop and its output. */
        readonly loop: string;
        readonly prints: string;
      })
    | undefined;
  /** The output, with the prediction beside it if there is one. */
  readonly lines: readonly LinePair[];
  /** Index of the first line that differs from the prediction. */
  readonly firstDifference: number | undefined;
  /** Where to start. */
  readonly opening: number;
}

/** Runs what is requested. Rejects with a message if it cannot be replayed. */
export async function loadReplay(
  engine: Pick<EngineHandle, 'run'>,
  request: ReplayRequest,
): Promise<Replay> {
  const { program, prediction } = request;
  const beside = besideOf(request);
  const [truth, believed] = await Promise.all([
    watch(engine, program, {}),
    // A model's failure is no reason not to show the loop itself.
    beside === undefined
      ? undefined
      : watch(engine, program, beside.options).catch(() => undefined),
  ]);
  const alignment = believed === undefined ? undefined : align(truth.reader, believed.reader);
  const other =
    believed === undefined || alignment === undefined || beside === undefined
      ? undefined
      : { ...believed, alignment, title: beside.title, loop: beside.loop, prints: beside.prints };
  const judged = judgeOutput({ stdout: prediction ?? '' }, truth.run);
  const lines =
    prediction === undefined
      ? linesOf(truth.run.stdout).map((printed) => ({ predicted: undefined, printed, same: true }))
      : judged.lines;
  const firstDifference = prediction === undefined ? undefined : judged.firstDifference;
  const opening = openingMoment({ request, truth, alignment, firstDifference });
  return { request, truth, other, lines, firstDifference, opening };
}

interface Beside {
  readonly options: RunOptions;
  readonly title: string;
  readonly loop: string;
  readonly prints: string;
}

/** How the run beside the true one is made, if one is requested. */
function besideOf({ model, schedule }: ReplayRequest): Beside | undefined {
  if (schedule !== undefined) {
    return {
      options: optionsOf(schedule.conditions),
      title: `Where ${schedule.statement}`,
      loop: 'In the other schedule',
      prints: 'The other schedule prints',
    };
  }
  if (model === undefined) return undefined;
  return {
    options: { models: [model.id] },
    title: `If it were so: ${model.statement}`,
    loop: 'Under the model',
    prints: 'The model prints',
  };
}

async function watch(
  engine: Pick<EngineHandle, 'run'>,
  program: string,
  options: RunOptions,
): Promise<Watched> {
  const run = await engine.run(program, { ...options, trace: true });
  const { trace, ended } = run;
  if (trace === undefined) {
    throw new Error(
      ended.kind === 'limit'
        ? `The program was stopped at the limit of ${ended.limit} before it could tell its steps.`
        : 'The program ended before it could tell its steps.',
    );
  }
  const reader = withoutDefinitions(openTrace(trace), program);
  if (reader.length === 0) {
    throw new Error(
      ended.kind === 'raised'
        ? `No line of the program ran: ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`
        : 'No line of the program ran, so there is nothing to watch.',
    );
  }
  return { run, reader, axis: axisOf(reader) };
}

function openingMoment(of: {
  readonly request: ReplayRequest;
  readonly truth: Watched;
  readonly alignment: Alignment | undefined;
  readonly firstDifference: number | undefined;
}): number {
  const { request, truth, alignment, firstDifference } = of;
  const { reader } = truth;
  const last = reader.length - 1;
  if (request.moment !== undefined) return Math.min(last, Math.max(0, request.moment));
  if (alignment !== undefined) return alignment.divergence.true;
  // A predicted line that is never printed: only the end shows that it will not come.
  if (firstDifference !== undefined) return reader.momentOfOutput(firstDifference) ?? last;
  return reader.next(-1, 'line') ?? 0;
}
