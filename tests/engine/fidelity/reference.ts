/** One real interpreter as a server that runs programs; its side is reference/server.py. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Ended } from '#format/types.ts';
import type { Interpreter } from '../../../decks/cli/interpreters.ts';

/** How a reference run keeps time and iterates asyncio's sets; see reference/clocks.py. */
export interface RunOptions {
  /** `virtual`, or the program's seconds in one real second: 1 is unmodified CPython. */
  readonly clock: 'virtual' | number;
  /** The order in which asyncio iterates its sets of tasks; `own` leaves it unchanged. */
  readonly sets: 'own' | 'creation' | 'reverse' | 'rotated' | 'split';
  /** Whether the interpreter runs its full shutdown, as far as that is visible on stderr. */
  readonly leave: 'whole' | 'quick';
}

/** The result of a program on a real interpreter. */
export interface ReferenceRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly ended:
    Ended | { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'stuck' };
  /** By the program's clock. */
  readonly seconds: number;
  /** The smallest distance between two deadlines; virtual clock only, if there are two. */
  readonly gap: number | null;
  /** Whether work was cancelled at the moment it was handed to a thread; virtual clock only. */
  readonly raced: boolean;
}

export interface Reference extends Interpreter {
  readonly run: (source: string, options: RunOptions) => Promise<ReferenceRun>;
  readonly close: () => void;
}

/** Real seconds after which a program counts as stuck. */
const TIMEOUT = { virtual: 20, real: 90 };

/** Starts a server on `interpreter`. Its pending runs reject if the server exits. */
export function openReference(interpreter: Interpreter): Reference {
  const main = path.join(import.meta.dirname, 'reference', 'main.py');
  const child = spawn(interpreter.file, ['-B', main], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // The engine's own seed, and no variable of this machine that changes what asyncio does.
    env: { ...process.env, PYTHONHASHSEED: '0', PYTHONASYNCIODEBUG: '', PYTHONWARNINGS: '' },
  });
  const waiting = new Map<number, PromiseWithResolvers<ReferenceRun>>();
  let nextId = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, ...run } = JSON.parse(line) as ReferenceRun & { readonly id?: number };
    if (id === undefined) return;
    waiting.get(id)?.resolve(run);
    waiting.delete(id);
  });
  child.once('close', () => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`Python ${interpreter.version} ended before its programs had.`));
    }
  });
  return {
    ...interpreter,
    run: (source, options) => {
      nextId += 1;
      const answer = Promise.withResolvers<ReferenceRun>();
      waiting.set(nextId, answer);
      const timeout = options.clock === 'virtual' ? TIMEOUT.virtual : TIMEOUT.real;
      child.stdin.write(`${JSON.stringify({ ...options, id: nextId, source, timeout })}\n`);
      return answer.promise;
    },
    close: () => child.stdin.end(),
  };
}
