/**
 * The code of a deck may be hostile when the deck tool runs it. In a browser:
 * e2e/app/hostile.spec.ts.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { HOSTILE, WITNESS, timeFor } from '../fixtures/hostile-programs.ts';

let engine: NodeEngine;
let untouched: string;
beforeAll(async () => {
  engine = await openNodeEngine();
  untouched = (await engine.run(WITNESS)).stdout;
}, 60_000);
afterAll(() => engine.close());

describe.each(Object.entries(HOSTILE))('a program that tries %s:', (_, programs) => {
  test.each(Object.entries(programs))('%s', { timeout: 60_000 }, async (_name, hostile) => {
    const { stdout, ended } = await engine.run(hostile.program, {
      limits: { time: timeFor(hostile) },
    });
    expect(stdout).toBe(hostile.stdout);
    expect(ended).toMatchObject(hostile.ended);
    expect((await engine.run(WITNESS)).stdout).toBe(untouched);
  });
});

test('a program cannot connect to a listening server', async () => {
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { ended } = await engine.run(`
import socket
one = socket.socket()
one.settimeout(0.5)
one.connect(("127.0.0.1", ${port}))
one.send(b"hello")`);
  expect(ended.kind).not.toBe('returned');
  expect(connections).toBe(0);
  server.close();
});

test('a program cannot start a process', async () => {
  const left = path.join(tmpdir(), `loopwise-hostile-${process.pid}`);
  await engine.run(`import os\nos.system("touch ${left}")\nos.popen("touch ${left}")`);
  await engine.run(`import posix\nposix.system("touch ${left}")`);
  expect(existsSync(left)).toBe(false);
});
