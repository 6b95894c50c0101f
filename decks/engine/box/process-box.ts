/** A box in its own process, as its supervisor sees it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { encodeFrame, messageReader } from './frames.ts';
import { boxEnvironment } from './process-walls.ts';
import type { Command } from './process-walls.ts';
import type { SpawnBox } from '../types.ts';

/** Characters of stderr kept from a process that failed. */
const STDERR_KEPT = 2_000;

const running = new Set<ChildProcess>();

/** Starts boxes with a command from `boxCommand`; each inherits `snapshot`, an open file. */
export function spawnProcesses([file, ...args]: Command, snapshot: number): SpawnBox {
  return (listen) => {
    const child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'pipe', snapshot],
      env: { ...boxEnvironment() },
      cwd: process.platform === 'win32' ? undefined : '/',
      windowsHide: true,
    });
    running.add(child);
    let alive = true;
    let words = '';
    const fail = (message: string): void => {
      if (!alive) return;
      alive = false;
      child.kill('SIGKILL');
      listen({ kind: 'failed', message });
    };
    const read = messageReader();
    child.stdout?.on('data', (piece: Uint8Array) => {
      if (!alive) return;
      try {
        for (const message of read(piece)) listen(message);
      } catch (error) {
        fail(String(error));
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(0, STDERR_KEPT);
    });
    // Writing to a box that is gone fails; its exit is reported below.
    child.stdin?.on('error', () => undefined);
    child.on('error', (error) => fail(error.message));
    child.on('close', (code, signal) => {
      running.delete(child);
      fail(`its process ended (${signal ?? `code ${code ?? '?'}`}). ${words}`.trim());
    });
    return {
      post: (request) => void child.stdin?.write(encodeFrame(request)),
      kill: () => {
        alive = false;
        child.kill('SIGKILL');
      },
    };
  };
}

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
