/**
 * The inside of a box: an interpreter that runs one program after another.
 *
 * Between two runs the whole linear memory is put back as it was after boot. Everything Python
 * knows lies in it, so no program leaves anything behind for the next: not a patched builtin, not
 * an imported module, not even another layout of the heap. See memory-image.ts for batches.
 */
import type { PyodideAPI } from 'pyodide';
import { callPython } from './call-python.ts';
import { guardDisk } from './disk.ts';
import { EPOCH, guardMemory, openLetterbox, virtualiseTime, watchdogBuffer } from './guards.ts';
import type { ClockCell } from './guards.ts';
import { gateImports } from './imports.ts';
import { createMemoryImage } from './memory-image.ts';
import { sealWorld } from './seal.ts';
import { createSwitchboard, mayStartThreads } from './stacks.ts';
import type { SwitchingModule } from './stacks.ts';
import type { Trace } from '../trace/trace.ts';
import { LIMITS, UNPERTURBED } from '../types.ts';
import type { BoxMessage, BoxRequest, Run, RunOrder } from '../types.ts';

/** What differs between Node and a browser worker. */
export interface BoxHost {
  readonly load: () => Promise<PyodideAPI>;
  readonly post: (message: BoxMessage) => void;
}

/** Milliseconds between two attempts to stop a program that is out of time. */
const INSIST = 50;

/** A program that has grown the memory this far costs more to clean up than a new box. */
const WORTH_KEEPING = 32 * 1024 * 1024;

/**
 * Boots an interpreter, posts `booted` or `failed`, and answers with the function that runs a
 * request and posts its result.
 */
export async function openBox(host: BoxHost): Promise<(request: BoxRequest) => Promise<void>> {
  const realNow = performance.now.bind(performance);
  const memory = guardMemory();
  const switchboard = createSwitchboard();
  const gate = gateImports(switchboard.imports);
  const python = await host.load();
  const module = (python as unknown as { readonly _module: SwitchingModule })._module;
  const disk = guardDisk(module.FS, { memory, epoch: EPOCH });
  const globals = (name: string): unknown =>
    (python.globals as unknown as { readonly get: (name: string) => unknown }).get(name);
  const run = callPython(module, globals('_loopwise_run') as number);
  const clock = JSON.parse(globals('_loopwise_clock') as string) as ClockCell;
  const stacks = switchboard.open({
    module,
    callFunction: gate.exported('PyObject_CallFunctionObjArgs'),
    thread: globals('_loopwise_run_thread') as number,
    address: globals('_loopwise_stacks') as number,
  });

  let current = -1;
  let deadline = Infinity;
  // Once memory was refused the run counts as ended by that, whatever the program does about it.
  let refusalMet = false;
  let streaming = false;
  let settled = false;
  // A program that forges letters may send no more than an honest one.
  const isLetter = openLetterbox(module, globals('_loopwise_mail') as number, (kind, text) => {
    if (kind === 'output') {
      if (streaming) host.post({ kind, id: current, text });
    } else if (!settled) {
      settled = true;
      host.post({ kind, id: current, run: readRun(text) });
    }
  });
  /** A result of python/program.py, with what it leaves in memory. */
  const readRun = (text: string): Run => {
    const run = JSON.parse(text) as Run;
    const limited = memory.refused() || ranOutOfMemory(run);
    return {
      ...run,
      ...(limited && { ended: { kind: 'limit', limit: 'memory' } }),
      ...(run.trace && { trace: withEvents(run.trace, module.HEAP32) }),
    };
  };

  (globals('_loopwise_close_doors') as () => void)();
  python.setInterruptBuffer(
    watchdogBuffer(() => {
      const refused = memory.refused() && !refusalMet;
      if (!refused && realNow() <= deadline) return false;
      refusalMet ||= refused;
      // Again in a while, for a program that caught it; not at once, inside its own handler.
      deadline = realNow() + INSIST;
      return true;
    }),
  );
  const time = virtualiseTime(module, clock, isLetter);
  // What Python makes on first use is made before the memory is remembered.
  run.now(WARM_UP, JSON.stringify(WARM_UP_ORDER), false);
  for (const name of Object.keys(module.FS.filesystems)) {
    // Only memory is mounted, and only memory can be.
    if (name !== 'MEMFS') Reflect.deleteProperty(module.FS.filesystems, name);
  }
  const beginCalls = gate.shut((call) => {
    disk.touch();
    return time.unwatched(call);
  });
  const memoryOfPython = gate.exported('memory') as WebAssembly.Memory;
  const image = createMemoryImage(memoryOfPython, () => module.HEAPU8);
  sealWorld();
  const stack = gate.stack();
  const stackBase = stack.value;
  disk.remember();
  host.post({ kind: 'booted' });

  return async ({ id, program, order, stream, batch }) => {
    const { limits } = order;
    current = id;
    streaming = stream;
    settled = false;
    memory.limitTo(limits.memory);
    refusalMet = false;
    time.begin();
    beginCalls();
    deadline = realNow() + limits.time;
    const finish = (result: Run | 'lost'): void => {
      deadline = Infinity;
      const grown = module.HEAPU8.length - image.size;
      const spent =
        result === 'lost' || disk.changed() || stacks.abandoned() || grown > WORTH_KEEPING;
      const ended = { kind: 'ended', id, run: result, spent } as const;
      if (batch === 'last' && !spent) {
        host.post({ ...ended, sound: image.restoreAndCheck() });
      } else {
        // Before the memory is put back, so that whoever waits for it goes on meanwhile.
        host.post(ended);
        if (spent) return;
        if (batch === 'more') image.restoreKnown();
        else image.restore();
      }
      stack.value = stackBase;
      memory.limitTo(Infinity);
    };
    // Where the interpreter itself gives way, the machine's stack is at its end.
    const args = [program, JSON.stringify(order), stream] as const;
    if (stacks.able && mayStartThreads(program)) {
      try {
        finish(await stacks.run(async (call) => readRun(await run.through(call, ...args))));
      } catch {
        finish('lost');
      }
      return;
    }
    let result: Run | 'lost';
    try {
      result = readRun(run.now(...args));
    } catch {
      result = 'lost';
    }
    finish(result);
  };
}

/** A trace whose `events` are where they lie, as python/trace/ gives it, with the events themselves. */
function withEvents(trace: Trace, heap: Int32Array<ArrayBuffer>): Trace {
  const [address = 0, length = 0] = trace.events;
  const at = address / Int32Array.BYTES_PER_ELEMENT;
  return { ...trace, events: heap.slice(at, at + length) };
}

function ranOutOfMemory({ ended }: Run): boolean {
  return ended.kind === 'raised' && ended.type === 'MemoryError';
}

const WARM_UP_ORDER: RunOrder = {
  name: 'program.py',
  limits: LIMITS,
  models: [],
  perturb: UNPERTURBED,
  observe: false,
  trace: false,
};

// Its tasks are given names, so that the first task of a program without a name is Task-1.
const WARM_UP = `
import asyncio
def named(loop, coroutine, **options):
    return asyncio.Task(coroutine, loop=loop, **{**options, "name": "warm-up"})
async def pause():
    await asyncio.sleep(0.1)
    print("ready")
async def main():
    await asyncio.gather(pause(), asyncio.create_task(pause()))
with asyncio.Runner() as runner:
    runner.get_loop().set_task_factory(named)
    runner.run(main())
# The host's source of randomness is looked up on first use, and later there is no way to it.
import os
os.urandom(1)
`;
