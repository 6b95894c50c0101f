/** Questions about any program, from its run and from what asyncio leaves unspecified in it. */
import type { Moment } from '#format/types.ts';
import type { Engine, RunOptions } from '../box/engine.ts';
import { openTrace } from '../trace/trace-reader.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import { UNPERTURBED } from '../types.ts';
import { questionAt, questionsAbout } from './about.ts';
import type { About } from './about.ts';
import type { ClockSource } from './moments.ts';
import type { MomentQuestion } from './question.ts';

/** Why nothing can be asked about a program. */
export type NothingToAsk = 'stopped' | 'untraced';

/** Worlds that differ in everything asyncio leaves unspecified; see `Perturbation`. */
const WORLDS: readonly RunOptions[] = [
  { perturb: { ...UNPERTURBED, ties: 'lifo', waiters: 'lifo', sets: 1, heap: 1, random: 1 } },
  {
    perturb: {
      ...UNPERTURBED,
      late: 'more',
      sets: 2,
      heap: 2,
      threads: 'late',
      clock: 4096,
      random: 2,
    },
  },
];

const LIMITS = { time: 2_000, output: 64 * 1024, turns: 20_000 } as const;

type Runs = Pick<Engine, 'run' | 'runAll'>;

/** Five questions about a program. Rejects if Python does not start. */
export async function askAbout(
  engine: Runs,
  program: string,
  seed: number,
): Promise<About | NothingToAsk> {
  const read = await readRuns(engine, program, seed);
  return typeof read === 'string' ? read : questionsAbout(read.source, read.fairUntil);
}

/**
 * The question at a place of a program's run, and whether its answer is the same whatever asyncio leaves
 * unspecified; undefined if the run has no such question. Rejects if Python does not start.
 */
export async function askAt(
  engine: Runs,
  program: string,
  place: Moment,
): Promise<{ readonly question: MomentQuestion | undefined; readonly fair: boolean }> {
  const read = await readRuns(engine, program, 1);
  if (typeof read === 'string') return { question: undefined, fair: false };
  const question = questionAt(read.source, place);
  return { question, fair: question !== undefined && question.until < read.fairUntil };
}

/** The source of the questions, and the first moment after which asyncio leaves open what happens. */
async function readRuns(
  engine: Runs,
  program: string,
  seed: number,
): Promise<{ readonly source: ClockSource; readonly fairUntil: number } | NothingToAsk> {
  // A program that never ends takes far longer when every step of it is recorded.
  const { ended } = await engine.run(program, { limits: LIMITS });
  if (ended.kind === 'limit') return 'stopped';
  const ways = [{}, ...WORLDS].map((way) => ({ ...way, trace: true, limits: LIMITS }));
  const [plain, ...others] = await engine.runAll(program, ways);
  if (plain?.trace === undefined || plain.trace.cut) return 'untraced';
  const reader = openTrace(plain.trace);
  const fairUntil = others.reduce(
    (least, { trace }) =>
      trace === undefined ? 0 : Math.min(least, divergence(reader, openTrace(trace))),
    Infinity,
  );
  return { source: { reader, stdout: plain.stdout, believedSeconds: [], seed }, fairUntil };
}

/** The first moment at which two runs differ; Infinity if they do not. */
function divergence(one: TraceReader, other: TraceReader): number {
  const [steps, others] = [stepsOf(one), stepsOf(other)];
  const length = Math.max(steps.length, others.length);
  for (let at = 0; at < length; at += 1) {
    if (steps[at]?.text !== others[at]?.text) return steps[at]?.moment ?? one.length - 1;
  }
  return Infinity;
}

/** The steps of a run that can be asked about, without when and how far the clock moves. */
function stepsOf(
  reader: TraceReader,
): readonly { readonly moment: number; readonly text: string }[] {
  return Array.from({ length: reader.length }, (_, moment) => moment).flatMap((moment) => {
    const event = reader.event(moment);
    const { kind, lane } = event;
    switch (kind) {
      case 'line':
        return [{ moment, text: `${lane} line ${event.line}` }];
      case 'print':
        return [{ moment, text: `${lane} print ${event.stream} ${event.text}` }];
      case 'task':
      case 'cancel':
        return [{ moment, text: `${lane} ${kind} ${event.task}` }];
      case 'begin':
      case 'end':
        return lane > 0 ? [{ moment, text: `${lane} ${kind}` }] : [];
      case 'raise':
      case 'catch':
        return [{ moment, text: `${lane} ${kind} ${event.line}` }];
      case 'awaited':
      case 'call':
      case 'clock':
      case 'coroutine':
      case 'dropped':
      case 'exit':
      case 'fired':
      case 'future':
      case 'queued':
      case 'return':
      case 'thread':
      case 'timer':
      case 'turn':
      case 'unawaited':
        return [];
    }
  });
}
