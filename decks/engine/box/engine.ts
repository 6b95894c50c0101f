/**
 * The engine as the rest of Loopwise knows it: programs in, runs out, whatever the programs do.
 *
 * It supervises boxes: one works while a second, already booted, waits to take over, so that a
 * runaway program costs the next one nothing.
 */
import { LIMITS, UNPERTURBED } from '../types.ts';
import type { Box, BoxMessage, Limits, Run, RunOrder, SpawnBox } from '../types.ts';

/** How long a program whose result is settled may take to let go before its box is killed, in ms. */
const GRACE = 300;

/** What differs from a plain run of `program.py`; see `RunOrder`. */
export interface RunOptions extends Partial<Omit<RunOrder, 'limits'>> {
  readonly limits?: Partial<Limits>;
  /**
   * Runs the program in a box that has run no other, so that no program before it can have had a hand
   * in its result; costs the boot of one, unless a spare waits. For what is to be kept as true: a
   * result is one where two runs, both `fresh`, agree.
   */
  readonly fresh?: boolean;
}

export interface Engine {
  /**
   * Runs a program; runs are queued and answered in order. Never rejects for what a program does:
   * that is in `ended`. Rejects with an Error where no interpreter can be booted, and after
   * `close`.
   */
  readonly run: (program: string, options?: RunOptions) => Promise<Run>;
  /** Resolves when the first interpreter is ready; rejects where none can be booted. */
  readonly booted: () => Promise<void>;
  readonly close: () => void;
}

interface Job {
  readonly id: number;
  readonly program: string;
  readonly order: RunOrder;
  readonly fresh: boolean;
  readonly resolve: (run: Run) => void;
  readonly reject: (error: Error) => void;
  stream: boolean;
  streamed: string;
  settled: Run | undefined;
}

interface Worker {
  readonly box: Box;
  state: 'booting' | 'idle' | 'busy' | 'gone';
  /** Whether a program has run in it. */
  used: boolean;
  job: Job | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface EngineOptions {
  /** Keeps a booted spare; costs its memory. */
  readonly spare: boolean;
}

const PLAIN = {
  name: 'program.py',
  models: [],
  perturb: UNPERTURBED,
  observe: false,
  trace: false,
} as const;

/** Starts an engine on boxes made by `spawn`. The first one boots at once. */
export function createEngine(spawn: SpawnBox, { spare }: EngineOptions): Engine {
  const queue: Job[] = [];
  let workers: Worker[] = [];
  let failure: Error | undefined;
  let nextId = 0;
  let answered = false;
  const first = Promise.withResolvers<void>();
  // Who asks for `booted` hears of a failure; who does not is told by `run`.
  first.promise.catch(() => undefined);

  function start(): void {
    const worker: Worker = {
      box: spawn((message) => hear(worker, message)),
      state: 'booting',
      used: false,
      job: undefined,
      timer: undefined,
    };
    workers = [...workers, worker];
  }

  function hear(worker: Worker, message: BoxMessage): void {
    if (worker.state === 'gone') return;
    switch (message.kind) {
      case 'booted':
        worker.state = 'idle';
        first.resolve();
        break;
      case 'failed':
        if (worker.state === 'booting') {
          fail(new Error(`Python could not be started: ${message.message}`));
          return;
        }
        end(worker, 'lost', true);
        break;
      case 'output':
        if (worker.job?.id === message.id) stream(worker.job, message.text);
        return;
      case 'settled':
        if (worker.job?.id !== message.id) return;
        if (!isRun(message.run, worker.job)) {
          end(worker, 'lost', true);
          break;
        }
        worker.job.settled = message.run;
        arm(worker, GRACE);
        return;
      case 'ended':
        if (worker.job?.id !== message.id) return;
        // Whoever breaks into a box can say anything here.
        if (message.run === 'lost' || isRun(message.run, worker.job)) {
          end(worker, message.run, message.spent);
        } else {
          end(worker, 'lost', true);
        }
        break;
    }
    dispatch();
  }

  function end(worker: Worker, run: Run | 'lost', spent: boolean): void {
    const { job } = worker;
    answered = true;
    clearTimeout(worker.timer);
    worker.job = undefined;
    if (spent) remove(worker);
    else worker.state = 'idle';
    if (job === undefined) return;
    const settled = job.settled ?? (run === 'lost' ? undefined : run);
    if (settled !== undefined) job.resolve(settled);
    else again(job, 'memory');
  }

  /** The worker does not answer: a loop inside C, or a program that will not let go. */
  function giveUp(worker: Worker): void {
    const { job } = worker;
    worker.job = undefined;
    remove(worker);
    if (job?.settled !== undefined) job.resolve(job.settled);
    else if (job !== undefined) again(job, 'time');
    dispatch();
  }

  /**
   * The result is lost with its box. What the program had printed by then is not: it is run once
   * more, with its output sent as it comes. Programs are deterministic, so it is the same output.
   */
  function again(job: Job, limit: 'time' | 'memory'): void {
    if (job.stream) {
      const { streamed } = job;
      job.resolve({ stdout: streamed, stderr: '', ended: { kind: 'limit', limit }, seconds: 0 });
      return;
    }
    job.stream = true;
    queue.unshift(job);
  }

  function stream(job: Job, text: unknown): void {
    if (typeof text !== 'string') return;
    job.streamed = (job.streamed + text).slice(0, job.order.limits.output);
  }

  function arm(worker: Worker, after: number): void {
    clearTimeout(worker.timer);
    worker.timer = setTimeout(() => giveUp(worker), after);
  }

  function remove(worker: Worker): void {
    worker.state = 'gone';
    worker.box.kill();
    workers = workers.filter((other) => other !== worker);
  }

  function fail(error: Error): void {
    failure = error;
    first.reject(error);
    for (const worker of workers) {
      clearTimeout(worker.timer);
      worker.job?.reject(error);
      remove(worker);
    }
    for (const job of queue.splice(0)) job.reject(error);
  }

  function dispatch(): void {
    if (failure !== undefined) return;
    const busy = workers.some((worker) => worker.state === 'busy');
    if (!busy && queue[0]?.fresh === true) {
      for (const worker of workers.filter(({ used }) => used)) remove(worker);
    }
    if (workers.length === 0) start();
    const idle = workers.find((worker) => worker.state === 'idle');
    if (idle !== undefined && !busy) {
      const job = queue.shift();
      if (job !== undefined) hand(idle, job);
      // The spare boots when the first has done something: at the start of the app the machine has
      // better things to do than to boot two at a time.
      if (spare && answered && workers.length === 1) start();
    }
  }

  function hand(worker: Worker, job: Job): void {
    worker.state = 'busy';
    worker.used = true;
    worker.job = job;
    // The box keeps the time itself and can tell what was printed; this is for when it cannot.
    arm(worker, job.order.limits.time + GRACE);
    const { id, program, order, stream } = job;
    worker.box.post({ id, program, order, stream });
  }

  start();
  return {
    run: (program, { fresh = false, limits, ...options } = {}) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        nextId += 1;
        queue.push({
          id: nextId,
          program,
          order: { ...PLAIN, ...options, limits: { ...LIMITS, ...limits } },
          fresh,
          resolve,
          reject,
          stream: false,
          streamed: '',
          settled: undefined,
        });
        dispatch();
      }),
    booted: () => first.promise,
    close: () => fail(new Error('The engine was closed.')),
  };
}

const ENDS = new Set<unknown>(['returned', 'raised', 'deadlock', 'limit']);

/** Characters that a word about the end may have; an error's message is cut at less. */
const LONGEST_WORD = 20_000;

/** Whether a box's word has the form of a result of this job, and is no longer than it may be. */
function isRun(run: unknown, { order }: Job): boolean {
  if (typeof run !== 'object' || run === null) return false;
  const { stdout, stderr, ended, seconds } = run as Record<string, unknown>;
  const isText = (text: unknown, longest = order.limits.output): boolean =>
    typeof text === 'string' && text.length <= longest;
  if (!isText(stdout) || !isText(stderr) || typeof seconds !== 'number') return false;
  if (typeof ended !== 'object' || ended === null) return false;
  return Object.entries(ended).every(([key, value]) =>
    key === 'kind' ? ENDS.has(value) : isText(value, LONGEST_WORD),
  );
}
