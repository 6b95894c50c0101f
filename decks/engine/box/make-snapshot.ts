/**
 * Makes the snapshot, as a thread of its own, because Python's start changes its thread's clocks and
 * WebAssembly functions. Receives the engine's Python sources, and posts `MadeSnapshot`.
 */
import crypto from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import createModule from 'pyodide/pyodide.asm.mjs';
import { callPython } from './call-python.ts';
import { EPOCH, keepUtc, virtualiseTime, watchdogBuffer } from './guards.ts';
import type { ClockCell } from './guards.ts';
import { packMemory } from './packed-memory.ts';
import { PYODIDE_OPTIONS } from './pyodide-options.ts';
import { PYODIDE_DIR } from './snapshot.ts';
import type { MadeSnapshot, Sources } from './snapshot.ts';
import type { SwitchingModule } from './stacks.ts';
import { WARM_UP } from './warm-up.ts';

const options = { ...PYODIDE_OPTIONS, indexURL: PYODIDE_DIR + path.sep };

/** Python with our modules, as Pyodide stores it: without what belongs to this host. */
async function install(sources: Sources): Promise<{ python: string; memory: Uint8Array }> {
  const python = await loadPyodide({ ...options, _makeSnapshot: true });
  for (const [name, text] of sources) {
    const file = `/engine/loopwise_engine/${name}`;
    python.FS.mkdirTree(path.posix.dirname(file));
    python.FS.writeFile(file, text);
  }
  const version = python.runPython(INSTALL) as string;
  return { python: version, memory: new Uint8Array(python.makeMemorySnapshot()) };
}

/** Starts Python from `memory` and brings it to where boxes begin: all doors closed, and warm. */
async function prepare(memory: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  let fresh: Uint8Array = new Uint8Array();
  const python = await loadPyodide({
    ...options,
    _loadSnapshot: memory,
    createPyodideModule: async (settings) => {
      const module = await createModule(settings);
      fresh = module.HEAPU8.slice();
      return module;
    },
  });
  const module = (python as unknown as { readonly _module: SwitchingModule })._module;
  const globals = python.globals as unknown as { readonly get: (name: string) => unknown };
  const addressOf = (name: string): number => globals.get(name) as number;
  const landmarks = {
    run: addressOf('_loopwise_run'),
    clock: JSON.parse(globals.get('_loopwise_clock') as string) as ClockCell,
    thread: addressOf('_loopwise_run_thread'),
    stacks: addressOf('_loopwise_stacks'),
    mail: addressOf('_loopwise_mail'),
  };
  (globals.get('_loopwise_close_doors') as () => void)();
  python.setInterruptBuffer(watchdogBuffer(() => false));
  virtualiseTime(module, landmarks.clock, () => false);
  // Whatever Python creates on first use is created before the memory is captured.
  const { program, order, stream } = WARM_UP;
  callPython(module, landmarks.run).now(program, JSON.stringify(order), stream);
  return packMemory(module.HEAPU8, fresh, { ...landmarks, stackPointer: module.stackSave() });
}

const INSTALL = `
import sys, json
sys.path.insert(0, '/engine')
from loopwise_engine import boot, clock, doors, mail, program, scheduler, stacks
boot.install()
sys.path.remove('/engine')
_loopwise_run = id(program.run)
_loopwise_run_thread = id(scheduler.run)
_loopwise_stacks = stacks.address()
_loopwise_close_doors = doors.close
_loopwise_mail = mail.address()
_loopwise_clock = json.dumps(
    {'address': clock.address(), 'patience': clock.PATIENCE, 'tick': clock.TICK}
)
'.'.join(map(str, sys.version_info[:3]))
`;

/**
 * Makes the memory the same on every machine and at any time: the order of a set may depend on where in it
 * objects are. What is drawn at random is no secret: with it `random` gives every run the same numbers.
 */
function standStill(): void {
  keepUtc();
  Date.now = () => EPOCH;
  performance.now = () => 0;
  Reflect.set(process, 'getuid', () => 0);
  let drawn = 0;
  Reflect.set(crypto, 'randomFillSync', (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += 1) {
      drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = drawn >>> 24;
    }
    return bytes;
  });
}

standStill();
const { python, memory } = await install(workerData as Sources);
const bytes = await prepare(memory);
parentPort?.postMessage({ python, bytes } satisfies MadeSnapshot, [bytes.buffer]);
