/** Streams on the network inside a program, compared with real interpreters over loopback. */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { findInterpreters, minorOf } from '../../../decks/cli/interpreters.ts';
import { streamsProgram } from '../../fixtures/own-code/generate-streams.ts';

const PROGRAMS = path.resolve(import.meta.dirname, '../../fixtures/own-code/streams');
const NAMED = readdirSync(PROGRAMS).map(
  (name) => [name, readFileSync(path.join(PROGRAMS, name), 'utf8')] as const,
);
/** A hundred were compared with CPython 3.13 when this was written; each run compares a few. */
const GENERATED = [1, 2, 3, 4].map(
  (seed) => [`generated ${seed}`, streamsProgram(seed, 23_400 + seed)] as const,
);

// The documentation's examples need 3.12.
const python = findInterpreters().find((each) => minorOf(each) >= 12);

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
}, 60_000);
afterAll(() => engine.close());

describe.skipIf(python === undefined)('prints what CPython prints over loopback', () => {
  it.each([...NAMED, ...GENERATED])('%s', async (_, program) => {
    const real = promisify(execFile)(python?.file ?? '', ['-c', program], { timeout: 30_000 });
    const [{ stdout: expected }, run] = await Promise.all([real, engine.run(program)]);
    expect({ stdout: run.stdout, ended: run.ended }).toEqual({
      stdout: expected,
      ended: { kind: 'returned' },
    });
  });
});

const MAIN = (body: string): string =>
  `import asyncio\n\nasync def main():\n    ${body.replaceAll('\n', '\n    ')}\n\nasyncio.run(main())\n`;

describe('the network of a program', () => {
  it.each([
    [
      'another computer',
      'await asyncio.open_connection("example.org", 80)',
      /cannot reach example\.org/,
    ],
    ['TLS', 'await asyncio.start_server(print, "127.0.0.1", 1, ssl=True)', /cannot encrypt/],
  ])('refuses %s with a sentence', async (_, body, why) => {
    const { ended, stderr } = await engine.run(MAIN(body));
    expect(ended).toMatchObject({ kind: 'raised', type: 'NotImplementedError' });
    expect(stderr).toMatch(why);
  });

  it('a server that nobody connects to waits for ever', async () => {
    const body =
      'server = await asyncio.start_server(print, "127.0.0.1", 8888)\nawait server.serve_forever()';
    expect((await engine.run(MAIN(body))).ended).toEqual({ kind: 'deadlock' });
  });

  it('a port is in use until its server is closed', async () => {
    const body = `server = await asyncio.start_server(print, "127.0.0.1", 8888)
try:
    await asyncio.start_server(print, "127.0.0.1", 8888)
except OSError as error:
    print(error.errno)
server.close()
await asyncio.start_server(print, "127.0.0.1", 8888)
print("again")`;
    expect((await engine.run(MAIN(body))).stdout).toBe('98\nagain\n');
  });

  it('a listener of one run is gone in the next', async () => {
    const listening = MAIN('await asyncio.start_server(print, "127.0.0.1", 8889)');
    const asking = MAIN(
      'try:\n    await asyncio.open_connection("127.0.0.1", 8889)\nexcept ConnectionRefusedError:\n    print("nobody")',
    );
    await engine.run(listening);
    expect((await engine.run(asking)).stdout).toBe('nobody\n');
  });
});
