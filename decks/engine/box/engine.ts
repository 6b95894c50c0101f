/**
 * The engine as the rest of Loopwise sees it: programs in, runs out, whatever the programs do.
 *
 * It supervises boxes: one works while a second, already booted, waits to take over, so that a
 * runaway program does not delay the next one.
 */
import { LIMITS, UNPERTURBED } from '../types.ts';
import type { Box, BoxMessage, Limits, Run, RunOrder, SpawnBox } from '../types.ts';
import { readMessage } from './letters.ts';

/** How long a program may keep running after its result is settled, before its box is killed, in ms. */
const GRACE = 300;

/** The same with a trace: half a second to hand over on a quiet machine, several on a busy one. */
const GRACE_WITH_TRACE = 4_000;

/** How long an interpreter may take to boot, in ms: far longer than the slowest machine needs. */
const LONGEST_BOOT = 60_000;

/** How many boxes in a row may fail to boot. */
const MOST_BOOTS = 3;

/** How a run differs from a plain run of `program.py`; see `RunOrder`. */
export interface RunOptions extends Partial<Omit<RunOrder, 'limits'>> {
  readonly limits?: Partial<Limits>;
  /**
   * Runs the program in a box that has run no other, so that no earlier program can have influenced
   * the result. Costs a boot unless a spare is ready. For results that are stored: one is accepted
   * when two `fresh` runs agree.
   */
  readonly fresh?: boolean;
}

export interface Engine {
  /**
   * Runs a program; runs are queued and answered in order. Never rejects because of what a program
   * does: that is reported in `ended`. Rejects with an Error if no interpreter can be booted, and
   * after `close`.
   */
  readonly run: (program: string, options?: RunOptions) => Promise<Run>;
  /**
   * Runs one program in several ways and returns the results in the order of `ways`: the same
   * results as `run` gives, sooner. Between the runs only the memory that such runs are known to
   * change is restored; if they changed more, they are run again one by one.
   */
  readonly runAll: (program: string, ways: readonly RunOptions[]) => Promise<readonly Run[]>;
  /** Resolves when the first interpreter is ready; rejects if none can be booted. */
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
  /** Its batch, as long as the batch's results may still be valid. */
  batch: Batch | undefined;
  /** Its box was lost once, and nothing suggests that the program caused it. */
  boxLost: boolean;
  stream: boolean;
  streamed: string;
  settled: Run | undefined;
}

/** Runs of one program, one after the other in one box. */
interface Batch {
  /** The last of its jobs. */
  readonly last: Job;
  /** Jobs that have ended but whose results are not confirmed yet. */
  readonly ended: { readonly job: Job; readonly run: Run }[];
}

interface Worker {
  readonly box: Box;
  state: 'booting' | 'idle' | 'busy' | 'gone';
  /** Whether it has run a program. */
  used: boolean;
  job: Job | undefined;
  /** The batch it is working on. */
  batch: Batch | undefined;
  /** By when it must have booted or answered. Set once per job: no message extends it. */
  deadline: ReturnType<typeof setTimeout> | undefined;
  /** By when it must have abandoned a program whose result is settled. */
  grace: ReturnType<typeof setTimeout> | undefined;
}

export interface EngineOptions {
  /** Keeps a booted spare, at the cost of its memory. */
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
  /** Boxes in a row that were lost before they had booted. */
  let boots = 0;
  const first = Promise.withResolvers<void>();
  // A failure rejects `booted` if that was called, and otherwise the next `run`.
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
    // A program that takes over its box can post anything in its name.
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

  /** A run of a batch has ended. The runs are confirmed when the last of them was sound. */
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

  /** Discards the results of a batch: its jobs go back to the queue as single runs. */
  function runSingly(batch: Batch, underWay?: Job): void {
    const jobs = batch.ended.splice(0).map(({ job }) => job);
    if (underWay !== undefined) jobs.push(underWay);
    for (const job of jobs) {
      job.settled = undefined;
      job.boxLost = false;
    }
    queue.unshift(...jobs);
    for (const job of queue) if (job.batch === batch) job.batch = undefined;
  }

  /** The box is unusable, and the result of its job is lost. */
  function lose(worker: Worker): void {
    end(worker, 'lost', true);
    dispatch();
  }

  /** The box no longer exists: its process ended, or it never booted. */
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
      job.boxLost ||
      job.settled !== undefined
    ) {
      lose(worker);
      return;
    }
    // Nothing suggests that the program is to blame: run it again as it was.
    job.boxLost = true;
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

  /** The worker has finished its job and can take another. */
  function release(worker: Worker): void {
    answered ||= worker.job !== undefined;
    worker.job = undefined;
    clearTimers(worker);
    worker.state = 'idle';
  }

  /** The worker does not answer: a loop inside C, or a program that cannot be stopped. */
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
   * The result is lost with its box, but the output need not be: the program is run once more with
   * its output streamed. Programs are deterministic, so the output is the same.
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

  /** Takes streamed output; false if it was not asked for or exceeds the run's limit. */
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
      // The spare boots only after the first box has done something: when the app starts, the machine
      // should not boot two at a time.
      if (spare && answered && workers.length === 1) start();
    }
  }

  function hand(worker: Worker, job: Job): void {
    worker.state = 'busy';
    worker.used = true;
    worker.job = job;
    worker.batch = job.batch;
    // The box enforces the limit itself and can report what was printed; this is for when it cannot.
    const grace = job.order.trace ? GRACE_WITH_TRACE : GRACE;
    worker.deadline = setTimeout(() => giveUp(worker), job.order.limits.time + grace);
    const { id, program, order, stream, batch } = job;
    const request = { id, program, order, stream };
    if (batch === undefined) worker.box.post(request);
    else worker.box.post({ ...request, batch: job === batch.last ? 'last' : 'more' });
  }

  /** Adds a job to the end of the queue; resolves with its result. */
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
      boxLost: false,
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
