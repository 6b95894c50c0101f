/** `loopwise explore` in its machine-readable form, and `inspect` of programs that do not end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CLI = path.resolve(import.meta.dirname, '../../../decks/cli.ts');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loopwise-own-code-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function loopwise(...args: string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env });
  return { status, stdout };
}

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

describe('explore', () => {
  test('prints the outcomes of each file as JSON, the unperturbed one first', () => {
    const race = file(
      'race.py',
      `import asyncio

async def say(word, delay):
    await asyncio.sleep(delay)
    print(word)

async def main():
    await asyncio.gather(say("a", 0.1), say("b", 0.2))

asyncio.run(main())
`,
    );
    const closed = file('closed.py', 'print("only this")');
    const { status, stdout } = loopwise('explore', race, closed, '--json', '--schedules', '200');
    expect(status).toBe(0);
    const number = expect.any(Number) as unknown;
    const ended = { kind: 'returned' };
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        file: 'race.py',
        // Both waits at once in either order, or one after the other; before these, what else may
        // vary.
        schedules: expect.any(Number) as unknown,
        seconds: number,
        complete: true,
        outcomes: [
          { stdout: 'a\nb\n', ended, count: number, conditions: [] },
          {
            stdout: 'b\na\n',
            ended,
            count: number,
            conditions: [
              {
                line: expect.any(Number) as unknown,
                what: expect.stringMatching(/^(?:the|each) wait/) as unknown,
                change: expect.stringMatching(
                  /^takes .+ s instead of .+ s$|^takes .+ times/,
                ) as unknown,
              },
            ],
          },
        ],
      },
      {
        file: 'closed.py',
        schedules: number,
        seconds: number,
        complete: true,
        outcomes: [{ stdout: 'only this\n', ended, count: number, conditions: [] }],
      },
    ]);
  });

  test('leaves lines marked as fixed and waits under a time-out alone, and varies marked lines', () => {
    const source = (mark: string) => `import asyncio

async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(0.5)${mark}
        print("in time")
    except TimeoutError:
        print("too late")

asyncio.run(main())
`;
    const files = [file('kept.py', source('')), file('io.py', source('  # io'))];
    const { stdout } = loopwise('explore', ...files, '--json', '--schedules', '40');
    const outputs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { outcomes: { stdout: string }[] }).outcomes);
    expect(outputs.map((outcomes) => outcomes.map((outcome) => outcome.stdout))).toEqual([
      ['in time\n'],
      ['in time\n', 'too late\n'],
    ]);
  });

  test('keeps the ready queue first in, first out unless another loop is requested', () => {
    const name = file(
      'order.py',
      `import asyncio

async def say(word):
    print(word)

async def main():
    await asyncio.gather(say("a"), say("b"))

asyncio.run(main())
`,
    );
    const outcomesOf = (...options: string[]) =>
      (
        JSON.parse(loopwise('explore', name, '--json', '--schedules', '40', ...options).stdout) as {
          outcomes: { conditions: { what: string }[] }[];
        }
      ).outcomes;
    expect(outcomesOf()).toHaveLength(1);
    expect(outcomesOf('--any-loop')[1]?.conditions[0]?.what).toBe('the ready queue');
  });
});

describe('inspect', () => {
  test('says that a program was stopped, and shows only the longest parts of its path', () => {
    const name = file(
      'server.py',
      'import asyncio\n\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n\nasyncio.run(main())\n',
    );
    const { status, stdout } = loopwise('inspect', name);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^server\.py: nothing found in 1 schedule\. It was stopped: it met the limit of turns, so nothing/u,
    );
    expect(lines.filter((text) => text.includes('line 5'))).toHaveLength(12);
    expect(lines.at(-1)).toMatch(/^ {2}and \d+ shorter parts$/u);
  });

  test('prints one object a file, and nothing else on stdout', () => {
    const files = [
      file('empty.py', ''),
      file('wrong.py', 'async def main(:\n'),
      file('asks.py', 'print(input())\n'),
    ];
    const { status, stdout } = loopwise('inspect', '--json', ...files);
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual(
      files.map((each) => JSON.stringify({ file: each, findings: [] })),
    );
  });
});
