/**
 * The engine as the rest of Loopwise knows it: programs in, runs out, whatever the programs do.
 *
 * It supervises boxes: one works while a second, already booted, waits to take over, so that a
 * runaway program costs the next one nothing.
 */
import { LIMITS, UNPERTURBED } from '../types.ts';
import type { Box, BoxMessage, Limits, Run, RunOrder, SpawnBox } from '../types.ts';
import { readMessage } from './letters.ts';

/** How long a program whose result is settled may take to let go before its box is killed, in ms. */
const GRACE = 300;

/** How long an interpreter may take to boot, in ms: far longer than on the slowest machine. */
const LONGEST_BOOT = 60_000;

/** How many boxes in a row may be lost before they have booted. */
const MOST_BOOTS = 3;

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
  /**
   * Runs one program in several ways, answered in the order of `ways`: the same results as of `run`,
   * sooner. Between the runs only the memory is put back that such runs are known to change; where that
   * was not all, they are run again one by one.
   */
  readonly runAll: (program: string, ways: readonly RunOptions[]) => Promise<readonly Run[]>;
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
  /** The batch it belongs to, for as long as that may still turn out sound. */
  batch: Batch | undefined;
  /** Its box vanished once, through no fault of the program that anybody knows of. */
  bereft: boolean;
  stream: boolean;
  streamed: string;
  settled: Run | undefined;
}

/** Runs of one program, one after the other in one box. */
interface Batch {
  /** The last of its jobs. */
  readonly last: Job;
  /** Jobs that have ended, whose results do not count yet. */
  readonly ended: { readonly job: Job; readonly run: Run }[];
}

interface Worker {
  readonly box: Box;
  state: 'booting' | 'idle' | 'busy' | 'gone';
  /** Whether a program has run in it. */
  used: boolean;
  job: Job | undefined;
  /** The batch that it is in the middle of. */
  batch: Batch | undefined;
  /** Until it has to have booted, or to have answered. Set once a job: no message puts it off. */
  deadline: ReturnType<typeof setTimeout> | undefined;
  /** Until it has to have let go of a program whose result is settled. */
  grace: ReturnType<typeof setTimeout> | undefined;
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
  /** Boxes lost in a row before they had booted. */
  let boots = 0;
  const first = Promise.withResolvers<void>();
  // Who asks for `booted` hears of a failure; who does not is told by `run`.
  first.promise.catch(() => undefined);

  function start(): void {
    const worker: Worker = {
      box: spawn((message) => onMessage(worker, message)),
      state: 'booting',
      used: false,
      job: undefined,
      batch: undefined,
      deadline: setTimeout(() => onGone(worker), LONGEST_BOOT),
      grace: undefined,
    };
    workers = [...workers, worker];
  }

  function onMessage(worker: Worker, data: unknown): void {
    if (worker.state === 'gone') return;
    const { job } = worker;
    const message = readMessage(data, job?.order.limits);
    // Whoever breaks into a box can post anything in its name.
    if (message === undefined) {
      lose(worker);
      return;
    }
    switch (message.kind) {
      case 'booted':
        if (worker.state !== 'booting') {
          lose(worker);
          return;
        }
        clearTimeout(worker.deadline);
        worker.state = 'idle';
        boots = 0;
        first.resolve();
        break;
      case 'failed':
        if (worker.state === 'booting') {
          fail(new Error(`Python could not be started: ${message.message}`));
        } else lose(worker);
        return;
      case 'gone':
        onGone(worker);
        return;
      case 'output':
        if (job?.id !== message.id || !stream(job, message.text)) lose(worker);
        return;
      case 'settled':
        if (job?.id !== message.id || job.settled !== undefined) {
          lose(worker);
          return;
        }
        job.settled = message.run;
        worker.grace = setTimeout(() => giveUp(worker), GRACE);
        return;
      case 'ended':
        if (job?.id !== message.id) {
          lose(worker);
          return;
        }
        if (job.batch === undefined) end(worker, message.run, message.spent);
        else endInBatch(worker, job.batch, message);
        break;
    }
    dispatch();
  }

  /** A run of a batch has ended; the runs count once the last of them was sound. */
  function endInBatch(
    worker: Worker,
    batch: Batch,
    { run, spent, sound = false }: Extract<BoxMessage, { readonly kind: 'ended' }>,
  ): void {
    const { job } = worker;
    const result = job?.settled ?? run;
    if (job === undefined || spent || result === 'lost') {
      remove(worker);
      return;
    }
    batch.ended.push({ job, run: result });
    release(worker);
    if (job !== batch.last) return;
    worker.batch = undefined;
    if (sound) for (const ended of batch.ended) ended.job.resolve(ended.run);
    else runSingly(batch);
  }

  /** The results of a batch count for nothing: its jobs go back to the queue, each on its own. */
  function runSingly(batch: Batch, underWay?: Job): void {
    const jobs = batch.ended.splice(0).map(({ job }) => job);
    if (underWay !== undefined) jobs.push(underWay);
    for (const job of jobs) {
      job.settled = undefined;
      job.bereft = false;
    }
    queue.unshift(...jobs);
    for (const job of queue) if (job.batch === batch) job.batch = undefined;
  }

  /** The box cannot be used any more, and what it was doing is lost. */
  function lose(worker: Worker): void {
    end(worker, 'lost', true);
    dispatch();
  }

  /** The box is not there any more: its process was ended, or it never booted. */
  function onGone(worker: Worker): void {
    const { state, job } = worker;
    if (state === 'booting') {
      boots += 1;
      if (boots >= MOST_BOOTS) {
        fail(new Error('Python could not be started: it was ended, or did not answer.'));
        return;
      }
    }
    if (
      job === undefined ||
      worker.batch !== undefined ||
      job.bereft ||
      job.settled !== undefined
    ) {
      lose(worker);
      return;
    }
    // The program is not to blame, as far as anybody knows: it is run again as it was.
    job.bereft = true;
    queue.unshift(job);
    remove(worker);
    dispatch();
  }

  function end(worker: Worker, run: Run | 'lost', spent: boolean): void {
    const { job, batch } = worker;
    answered ||= job !== undefined;
    if (spent) remove(worker);
    else release(worker);
    if (job === undefined || batch !== undefined) return;
    const settled = job.settled ?? (run === 'lost' ? undefined : run);
    if (settled !== undefined) job.resolve(settled);
    else again(job, 'memory');
  }

  /** The worker has done its job and can take another. */
  function release(worker: Worker): void {
    answered ||= worker.job !== undefined;
    worker.job = undefined;
    clearTimers(worker);
    worker.state = 'idle';
  }

  /** The worker does not answer: a loop inside C, or a program that will not let go. */
  function giveUp(worker: Worker): void {
    const { job, batch } = worker;
    remove(worker);
    if (job !== undefined && batch === undefined) {
      if (job.settled === undefined) again(job, 'time');
      else job.resolve(job.settled);
    }
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

  /** Whether that was asked for, and is no more than the run may print. */
  function stream(job: Job, text: string): boolean {
    if (!job.stream || text === '') return false;
    const longest = job.order.limits.output;
    const wasFull = job.streamed.length >= longest;
    job.streamed = (job.streamed + text).slice(0, longest);
    return !wasFull;
  }

  function clearTimers(worker: Worker): void {
    clearTimeout(worker.deadline);
    clearTimeout(worker.grace);
  }

  function remove(worker: Worker): void {
    clearTimers(worker);
    worker.state = 'gone';
    if (worker.batch !== undefined) runSingly(worker.batch, worker.job);
    worker.batch = undefined;
    worker.job = undefined;
    worker.box.kill();
    workers = workers.filter((other) => other !== worker);
  }

  function fail(error: Error): void {
    failure = error;
    first.reject(error);
    for (const worker of workers) {
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
    const idle =
      workers.find(({ batch }) => batch !== undefined) ??
      workers.find((worker) => worker.state === 'idle');
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
    worker.batch = job.batch;
    // The box keeps the time itself and can tell what was printed; this is for when it cannot.
    worker.deadline = setTimeout(() => giveUp(worker), job.order.limits.time + GRACE);
    const { id, program, order, stream, batch } = job;
    const request = { id, program, order, stream };
    if (batch === undefined) worker.box.post(request);
    else worker.box.post({ ...request, batch: job === batch.last ? 'last' : 'more' });
  }

  /** A job at the end of the queue, and its result. */
  function enqueue(
    program: string,
    { fresh = false, limits, ...options }: RunOptions,
  ): { readonly job: Job; readonly run: Promise<Run> } {
    const { promise, resolve, reject } = Promise.withResolvers<Run>();
    nextId += 1;
    const job: Job = {
      id: nextId,
      program,
      order: { ...PLAIN, ...options, limits: { ...LIMITS, ...limits } },
      fresh,
      resolve,
      reject,
      batch: undefined,
      bereft: false,
      stream: false,
      streamed: '',
      settled: undefined,
    };
    if (failure === undefined) queue.push(job);
    else reject(failure);
    return { job, run: promise };
  }

  start();
  return {
    run: async (program, options = {}) => {
      const { run } = enqueue(program, options);
      dispatch();
      return run;
    },
    runAll: async (program, ways) => {
      const jobs = ways.map((options) => enqueue(program, options));
      const last = jobs.at(-1)?.job;
      if (last !== undefined && jobs.length > 1) {
        const batch: Batch = { last, ended: [] };
        for (const { job } of jobs) job.batch = batch;
      }
      dispatch();
      return Promise.all(jobs.map(async ({ run }) => run));
    },
    booted: () => first.promise,
    close: () => fail(new Error('The engine was closed.')),
  };
}
