/** The walls around a box's process, attacked by code that controls the whole process. */
import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boxCommand, boxEnvironment, findSandbox } from '#engine/box/process-walls.ts';
import type { Command } from '#engine/box/process-walls.ts';

const INTRUDER = path.join(import.meta.dirname, 'intruder.ts');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loopwise-walls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the intruder can do in a process started like a box's. */
async function intrude(
  sandbox: Command | undefined,
  port: number,
): Promise<Record<string, string>> {
  const [file, ...args] = boxCommand(sandbox, INTRUDER);
  const child = spawn(file, [...args, folder, String(port), String(process.pid)], {
    stdio: ['pipe', 'pipe', 'pipe', openSync(import.meta.filename, 'r')],
    env: { ...boxEnvironment() },
    cwd: '/',
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise((resolve) => child.on('close', resolve));
  const last = said.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(last) as Record<string, string>;
  } catch {
    throw new Error(`The intruder says: ${said}`);
  }
}

const sandbox = await findSandbox();

describe.each([
  ['without a sandbox of the system', undefined],
  ...(sandbox === undefined ? [] : [['in the sandbox of this system', sandbox] as const]),
] as const)('%s', (_, walls) => {
  test(
    'code that controls the process of a box reaches nothing',
    { timeout: 120_000 },
    async () => {
      let connections = 0;
      const server = createServer(() => (connections += 1));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      let signals = 0;
      const count = (): void => void (signals += 1);
      process.on('SIGUSR2', count);
      const { port } = server.address() as AddressInfo;
      const { connect, signal, ...reached } = await intrude(walls, port);
      server.close();
      process.off('SIGUSR2', count);

      expect(reached).toEqual({
        'read a file': 'ERR_ACCESS_DENIED',
        'list a folder': 'ERR_ACCESS_DENIED',
        'write a file': 'ERR_ACCESS_DENIED',
        'write beside its code': 'ERR_ACCESS_DENIED',
        'link': 'ERR_ACCESS_DENIED',
        'start a process': 'ERR_ACCESS_DENIED',
        'start a thread': 'ERR_ACCESS_DENIED',
        'load a library': 'ERR_DLOPEN_DISABLED',
        'bind to the core': 'ERR_ACCESS_DENIED',
        'inspect': 'ERR_ACCESS_DENIED',
        'make code of text': 'EvalError',
        'know the environment': '',
      });
      expect(existsSync(path.join(folder, 'left'))).toBe(false);
      // Only a sandbox prevents these two; the README says so.
      const kept = [expect.not.stringMatching('done'), expect.not.stringMatching('done'), 0, 0];
      const owned = ['done', 'done', 1, 1];
      expect(walls === undefined ? [kept, owned] : [kept]).toContainEqual([
        connect,
        signal,
        connections,
        signals,
      ]);
    },
  );
});

test.runIf(process.platform === 'linux')(
  'a box has limits of the system on memory, files and work',
  async () => {
    const [file, ...args] = boxCommand(undefined, INTRUDER);
    const limits = args.slice(0, args.indexOf('box') + 1);
    const child = spawn(file, [...limits, '/bin/cat', '/proc/self/limits'], { env: {} });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise((resolve) => child.on('close', resolve));
    for (const name of ['Max cpu time', 'Max file size', 'Max data size', 'Max core file size']) {
      const [, soft = 'unlimited'] = new RegExp(`^${name} +(\\S+)`, 'mu').exec(said) ?? [];
      expect(`${name}: ${soft}`).toMatch(/: \d+$/u);
    }
  },
);
