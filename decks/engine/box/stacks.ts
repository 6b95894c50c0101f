/**
 * Stacks for the threads of a program: python/stacks.py asks for another one, and WebAssembly's stack
 * switching puts the one that asks aside. Nothing but numbers passes between the two.
 */
import type { Emscripten } from './guards.ts';

/** Bytes of a thread's stack. Functions of Python that call each other do not use it. */
const STACK = 256 * 1024;

const POINTER = 4;

/** What Pyodide's module has for stack switching; its types leave it out. */
export interface SwitchingModule extends Emscripten {
  readonly SOCKFS: { pollAsync?: () => Promise<number> | null };
  /** Whether the stack that runs is one that can be put aside. */
  readonly validSuspender: { value: boolean };
  readonly stackSave: () => number;
  readonly stackRestore: (pointer: number) => void;
  /** Up to where Pyodide keeps a copy of a stack that is put aside. */
  stackStop: number;
  readonly _PyThreadState_Get: () => number;
  /** Makes a thread state of its own for what is called next, until it has ended. */
  readonly _enter_promising_task: () => void;
  readonly _exit_promising_task: () => void;
  readonly _PyUnstable_ThreadState_SetStackProtection: (
    threadState: number,
    start: number,
    bytes: number,
  ) => number;
}

/** Calls a function of Python's, with its arguments in memory; the answer is its result or 0. */
type Call = (callable: number, args: number) => Promise<number>;

export interface Stacks {
  /** Runs `main` with a way to call Python on a stack that can be put aside; rejects as it does. */
  readonly run: <T>(main: (call: Call) => Promise<T>) => Promise<T>;
  /** Whether stacks were left that nobody will go on with. */
  readonly abandoned: () => boolean;
}

/**
 * Must be called before the world is sealed.
 *
 * @param callFunction `PyObject_CallFunctionObjArgs` as the interpreter exports it.
 * @param thread address of `run` of python/scheduler.py, which runs a thread to its end.
 * @param address of the cell in python/stacks.py.
 */
export function openStacks(
  module: SwitchingModule,
  callFunction: WebAssembly.ExportValue,
  thread: number,
  address: number,
): Stacks {
  const cell = address / POINTER;
  const { promising } = WebAssembly as unknown as {
    readonly promising: (of: unknown) => Call;
  };
  const callAside = promising(callFunction);
  // By number: what has it go on.
  const aside = new Map<number, () => void>();
  let active = 0;
  // Fails the run, whichever stack the interpreter gave way on.
  let fail: (reason: unknown) => void = () => undefined;

  /** The stack that is to go on, as Python has written it; -1 where it asks for none. */
  const asked = (): number => {
    const to = (module.HEAP32[cell] ?? 0) - 1;
    module.HEAP32[cell] = 0;
    return to;
  };

  const call: Call = async (callable, args) => {
    module.validSuspender.value = true;
    const result = await callAside(callable, args);
    module._exit_promising_task();
    return result;
  };

  const begin = async (number: number): Promise<void> => {
    try {
      active = number;
      const region = module._malloc(STACK);
      const none = module._malloc(POINTER);
      if (region === 0 || none === 0) throw new Error('There is no memory for another stack.');
      module.HEAP32[none / POINTER] = 0;
      module.HEAP32[cell + 2] = number;
      // A stack of its own in memory as well: the collector reads the frames of all of them.
      module.stackRestore((region + STACK) & ~15);
      module._enter_promising_task();
      module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), region, STACK);
      if ((await call(thread, none)) === 0) throw new Error('The engine raised an exception.');
      module._free(none);
      module._free(region);
      goOn(asked());
    } catch (reason) {
      fail(reason);
    }
  };

  const goOn = (number: number): void => {
    const resume = aside.get(number);
    aside.delete(number);
    if (resume === undefined) void begin(number);
    else resume();
  };

  module.SOCKFS.pollAsync = () => {
    const to = asked();
    if (to < 0) return null;
    const from = active;
    // Nothing is to be copied away: no other stack is where this one is.
    module.stackStop = 0;
    return new Promise((resolve) => {
      aside.set(from, () => {
        active = from;
        resolve(0);
      });
      // When this stack has been put aside.
      void Promise.resolve().then(() => goOn(to));
    });
  };

  return {
    run: async (main) => {
      active = 0;
      aside.clear();
      module.HEAP32[cell + 1] = 1;
      module._enter_promising_task();
      try {
        return await new Promise((resolve, reject) => {
          fail = reject;
          main(call).then(resolve, reject);
        });
      } finally {
        module.validSuspender.value = false;
      }
    },
    abandoned: () => aside.size > 0,
  };
}

/** Whether a program may start a thread: it names what starts one. Other programs run more simply. */
export function mayStartThreads(program: string): boolean {
  return /thread|executor|concurrent|getaddrinfo|getnameinfo/iu.test(program);
}
