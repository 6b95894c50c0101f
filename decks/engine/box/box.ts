/**
 * The inside of a box: an interpreter that runs one program after another.
 *
 * After each run all of linear memory is restored to its state after boot. All of Python's state is
 * in it, so a program leaves nothing behind for the next: no patched builtin, no imported module, not
 * even a different heap layout. For batches see memory-image.ts.
 */
import { callPython } from './call-python.ts';
import { guardDisk } from './disk.ts';
import {
  EPOCH,
  guardMemory,
  keepUtc,
  openLetterbox,
  virtualiseTime,
  watchdogBuffer,
} from './guards.ts';
import { gateImports } from './imports.ts';
import { createInterpreter } from './interpreter.ts';
import type { InterpreterParts } from './interpreter.ts';
import { createMemoryImage } from './memory-image.ts';
import { sealWorld } from './seal.ts';
import { createSwitchboard, mayStartThreads } from './stacks.ts';
import type { Trace } from '../trace/trace.ts';
import type { BoxMessage, BoxRequest, Run } from '../types.ts';

/** What differs between Node and a browser worker. */
export interface BoxHost {
  readonly load: () => Promise<InterpreterParts>;
  readonly post: (message: BoxMessage) => void;
}

/** Milliseconds between two attempts to stop a program that is out of time. */
const RETRY_STOP_AFTER = 50;

/** Above this memory size, restoring memory costs more than a new box. */
const WORTH_RESTORING = 32 * 1024 * 1024;

/**
 * Boots an interpreter and posts `booted` or `failed`. Resolves with the function that runs a request
 * and posts its result.
 */
export async function openBox(host: BoxHost): Promise<(request: BoxRequest) => Promise<void>> {
  const realNow = performance.now.bind(performance);
  keepUtc();
  const memory = guardMemory();
  const switchboard = createSwitchboard();
  const gate = gateImports(switchboard.imports);
  const { module, snapshot, readSignalsFrom } = await createInterpreter(await host.load());
  const { landmarks } = snapshot;
  const disk = guardDisk(module.FS, { memory, epoch: EPOCH });
  const run = callPython(module, landmarks.run);
  const stacks = switchboard.open({
    module,
    callFunction: gate.exported('PyObject_CallFunctionObjArgs'),
    thread: landmarks.thread,
    address: landmarks.stacks,
  });

  let current = -1;
  let deadline = Infinity;
  // Once memory was refused, that is how the run ended, whatever the program does about it.
  let refusalMet = false;
  let streaming = false;
  let settled = false;
  // A program that forges letters may send no more than an honest one could.
  const isLetter = openLetterbox(module, landmarks.mail, (kind, text) => {
    if (kind === 'output') {
      if (streaming) host.post({ kind, id: current, text });
    } else if (!settled) {
      settled = true;
      host.post({ kind, id: current, run: readRun(text) });
    }
  });
  /** Parses a result of python/program.py and adds the events it left in memory. */
  const readRun = (text: string): Run => {
    const run = JSON.parse(text) as Run;
    const limited = memory.refused() || ranOutOfMemory(run);
    return {
      ...run,
      ...(limited && { ended: { kind: 'limit', limit: 'memory' } }),
      ...(run.trace && { trace: withEvents(run.trace, module.HEAP32) }),
    };
  };

  readSignalsFrom(
    watchdogBuffer(() => {
      const refused = memory.refused() && !refusalMet;
      if (!refused && realNow() <= deadline) return false;
      refusalMet ||= refused;
      // Again after a delay, in case the program catches it; not at once, inside its own handler.
      deadline = realNow() + RETRY_STOP_AFTER;
      return true;
    }),
  );
  const time = virtualiseTime(module, landmarks.clock, isLetter);
  for (const name of Object.keys(module.FS.filesystems)) {
    // MEMFS is mounted; after this nothing else can be.
    if (name !== 'MEMFS') Reflect.deleteProperty(module.FS.filesystems, name);
  }
  const beginCalls = gate.shut((call) => {
    disk.touch();
    return time.unwatched(call);
  });
  const memoryOfPython = gate.exported('memory') as WebAssembly.Memory;
  snapshot.unpack(module.HEAPU8);
  const image = createMemoryImage(memoryOfPython, () => module.HEAPU8, snapshot.ranges);
  const stack = gate.stack();
  stack.value = landmarks.stackPointer;
  sealWorld();
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
    stacks.begin();
    beginCalls();
    deadline = realNow() + limits.time;
    const finish = (result: Run | 'lost'): void => {
      deadline = Infinity;
      const grown = module.HEAPU8.length - image.size;
      const spent =
        result === 'lost' || disk.changed() || stacks.abandoned() || grown > WORTH_RESTORING;
      const ended = { kind: 'ended', id, run: result, spent } as const;
      if (batch === 'last' && !spent) {
        host.post({ ...ended, sound: image.restoreAndCheck() });
      } else {
        // Posted before memory is restored, so that the receiver can continue meanwhile.
        host.post(ended);
        if (spent) return;
        if (batch === 'more') image.restoreKnown();
        else image.restore();
      }
      stack.value = landmarks.stackPointer;
      memory.limitTo(Infinity);
    };
    // An exception from the interpreter itself means that the machine's stack is exhausted.
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

/** Replaces the address in `events`, which python/trace/ leaves there, by the events. */
function withEvents(trace: Trace, heap: Int32Array<ArrayBuffer>): Trace {
  const [address = 0, length = 0] = trace.events;
  const at = address / Int32Array.BYTES_PER_ELEMENT;
  return { ...trace, events: heap.slice(at, at + length) };
}

function ranOutOfMemory({ ended }: Run): boolean {
  return ended.kind === 'raised' && ended.type === 'MemoryError';
}
