/**
 * Stacks for a program's threads: python/stacks.py requests one, and WebAssembly's stack switching
 * (JSPI) suspends the stack that requests it. Only numbers pass between the two.
 *
 * A program may control all of the interpreter's memory and call any function with any arguments. So
 * none of Pyodide's own functions for this are used: those here accept only what they have issued
 * themselves, once and in order, and anything else ends the box.
 */
import type { Emscripten } from './emscripten.ts';

/** Bytes of a thread's stack. Calls between Python functions do not use it. */
const STACK = 256 * 1024;

/** Stacks at a time: a few more than python/scheduler.py allows. Each costs the host memory as well. */
const MOST = 128;

const POINTER = 4;

/** Values of the cell's second number, for python/stacks.py. */
const ABILITY = { unasked: 0, able: 1, unable: 2 } as const;

/** Pyodide's functions for stack switching, which its types omit. */
export interface SwitchingModule extends Emscripten {
  readonly stackSave: () => number;
  readonly stackRestore: (pointer: number) => void;
  readonly _PyThreadState_Get: () => number;
  /** Creates a new thread state for the next call, until that has ended. */
  readonly _enter_promising_task: () => void;
  readonly _exit_promising_task: () => void;
  readonly _captureThreadState: () => number;
  readonly _restoreThreadState: (state: number) => void;
  readonly _PyUnstable_ThreadState_SetStackProtection: (
    threadState: number,
    start: number,
    bytes: number,
  ) => number;
}

/** What stacks need, once the interpreter is instantiated. */
export interface StackParts {
  readonly module: SwitchingModule;
  /** `PyObject_CallFunctionObjArgs`, as the interpreter exports it. */
  readonly callFunction: WebAssembly.ExportValue;
  /** Address of `run` of python/scheduler.py, which runs a thread to its end. */
  readonly thread: number;
  /** Address of the cell in python/stacks.py. */
  readonly address: number;
}

/** Calls a Python function with its arguments in memory; resolves with its result, or 0. */
type Call = (callable: number, args: number) => Promise<number>;

export interface Stacks {
  /** At the beginning of each run: tells Python if the host does not support it. */
  readonly begin: () => void;
  /** Runs `main` with a way to call Python on a stack that can be suspended; rejects as `main` does. */
  readonly run: <T>(main: (call: Call) => Promise<T>) => Promise<T>;
  /** Whether stacks are left that will never be resumed. */
  readonly abandoned: () => boolean;
  /** Whether the host supports it. If not, a program that starts a thread is refused. */
  readonly able: boolean;
}

/** The interpreter's imports for stack switching, and their implementation. */
export interface Switchboard {
  readonly imports: Readonly<Record<string, unknown>>;
  /** Must be called before the world is sealed. */
  readonly open: (parts: StackParts) => Stacks;
}

interface Saved {
  readonly threadState: number;
  readonly pointer: number;
}

/** JSPI, which Firefox and Safari lacked for long. */
interface Switching {
  readonly promising?: (of: unknown) => Call;
  readonly Suspending?: new (call: (suspender: unknown, waited: unknown) => unknown) => object;
}

/** Must be called before the interpreter is instantiated, and before the world is sealed. */
export function createSwitchboard(): Switchboard {
  const { promising, Suspending } = WebAssembly as Switching;
  let parts: StackParts | undefined;
  let running = false;
  /** The request to switch that was handed to the interpreter and must come back next. */
  let request: object | undefined;
  let wanted = 0;
  /** For each suspended stack: what the interpreter returns when it is resumed. */
  const saved = new Map<unknown, Saved>();
  /** By number: what resumes it. */
  const suspended = new Map<number, () => void>();
  let active = 0;
  let alive = 0;
  let arriving = 0;
  /** Fails the run, whichever stack the interpreter crashed on. */
  let fail: (reason: unknown) => void = () => undefined;

  const inRun = (): StackParts => {
    if (parts === undefined || !running) throw new Error('No stack can be suspended here.');
    return parts;
  };

  /** The number of the stack to resume, as Python has written it; -1 if it requests none. */
  const requestedBy = ({ module, address }: StackParts): number => {
    const to = (module.HEAP32[address / POINTER] ?? 0) - 1;
    module.HEAP32[address / POINTER] = 0;
    return to;
  };

  const begin = async (number: number): Promise<void> => {
    try {
      const { module, thread, address } = inRun();
      if (alive >= MOST) throw new Error('Too many stacks.');
      alive += 1;
      active = number;
      const region = module._malloc(STACK);
      const none = module._malloc(POINTER);
      if (region === 0 || none === 0) throw new Error('Out of memory for another stack.');
      module.HEAP32[none / POINTER] = 0;
      module.HEAP32[address / POINTER + 2] = number;
      // Its own stack in linear memory as well: the garbage collector reads the frames of all stacks.
      module.stackRestore((region + STACK) & ~15);
      module._enter_promising_task();
      module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), region, STACK);
      if ((await call(thread, none)) === 0) throw new Error('The engine raised an exception.');
      module._free(none);
      module._free(region);
      alive -= 1;
      resumeStack(requestedBy(inRun()));
    } catch (reason) {
      fail(reason);
    }
  };

  let callOnStack: Call | undefined;
  const call: Call = async (callable, args) => {
    const { module } = inRun();
    if (callOnStack === undefined) throw new Error('This host has no stack switching.');
    const result = await callOnStack(callable, args);
    module._exit_promising_task();
    return result;
  };

  const resumeStack = (number: number): void => {
    const resume = suspended.get(number);
    suspended.delete(number);
    if (resume === undefined) void begin(number);
    else resume();
  };

  /** Suspends the running stack; the interpreter continues it when the promise resolves. */
  const suspend = (_suspender: unknown, waited: unknown): Promise<number> => {
    inRun();
    if (request === undefined || waited !== request || suspended.has(active)) {
      throw new Error('A stack may only wait for the request it was given.');
    }
    request = undefined;
    const from = active;
    const to = wanted;
    return new Promise((resolve) => {
      suspended.set(from, () => {
        active = from;
        resolve(0);
      });
      arriving += 1;
      // Once this stack is suspended.
      void Promise.resolve().then(() => {
        arriving -= 1;
        if (running) resumeStack(to);
      });
    });
  };

  const imports = {
    // Called by every `poll`; null means: poll as usual.
    _maybe_poll_async: () => {
      if (parts === undefined || !running) return null;
      const to = requestedBy(parts);
      if (to < 0) return null;
      wanted = to;
      request = Object.freeze({});
      return request;
    },
    saveState: () => {
      const { module } = inRun();
      if (request === undefined) throw new Error('No switch was requested.');
      const threadState = module._captureThreadState();
      const key = Object.freeze({});
      saved.set(key, { threadState, pointer: module.stackSave() });
      return key;
    },
    restoreState: (key: unknown) => {
      const { module } = inRun();
      const state = saved.get(key);
      if (state === undefined) throw new Error('Not a suspended stack.');
      saved.delete(key);
      module.stackRestore(state.pointer);
      module._restoreThreadState(state.threadState);
    },
    // Part of an older form of stack switching that no host has any more.
    get_suspender: () => null,
    syncifyHandler: Suspending === undefined ? suspend : new Suspending(suspend),
    JsvNum_toInt: (value: unknown) => {
      if (typeof value !== 'number') throw new Error('Not a number.');
      return value;
    },
  };

  return {
    imports,
    open: (known) => {
      parts = known;
      callOnStack = promising?.(known.callFunction);
      const able = callOnStack !== undefined && Suspending !== undefined;
      const report = (ability: number): void => {
        known.module.HEAP32[known.address / POINTER + 1] = ability;
      };
      return {
        able,
        begin: () => {
          if (!able) report(ABILITY.unable);
        },
        run: async (main) => {
          active = 0;
          running = true;
          report(ABILITY.able);
          known.module._enter_promising_task();
          try {
            return await new Promise((resolve, reject) => {
              fail = reject;
              main(call).then(resolve, reject);
            });
          } finally {
            running = false;
            request = undefined;
          }
        },
        abandoned: () => alive > 0 || arriving > 0 || suspended.size > 0 || saved.size > 0,
      };
    },
  };
}

/** Whether a program may start a thread: it names something that does. Other programs run more simply. */
export function mayStartThreads(program: string): boolean {
  return /thread|executor|concurrent|getaddrinfo|getnameinfo/iu.test(program);
}
