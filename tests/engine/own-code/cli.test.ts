/** `loopwise explore` in its machine-readable form, and `inspect` of programs that do not end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HELLO } from '../../fixtures/cli.ts';

const CLI = path.resolve(import.meta.dirname, '../../../decks/cli.ts');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loopwise-own-code-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function loopwise(...args: string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const options = { encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
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

describe('a question', () => {
  /** The program begins at line 17, and its race is at line 24. */
  const QUESTION = HELLO.replace(
    /```python[^]*?```\n/u,
    `What is shared here?

\`\`\`python
import asyncio

left = 1


async def take(name, seconds):
    global left
    now = left
    await asyncio.sleep(seconds)
    left = now - 1
    print(name, left)


async def main():
    await asyncio.gather(take("a", 0.1), take("b", 0.2))


asyncio.run(main())
\`\`\`
`,
  ).replace(/vary:\n.*\n/u, '');
  const lineOf = (text: string) => QUESTION.split('\n').indexOf(text) + 1;

  test('is explored at the lines of its file', () => {
    const name = file('race.md', QUESTION);
    const sleep = lineOf('    await asyncio.sleep(seconds)');
    const printed = loopwise('explore', name, '--schedules', '60').stdout;
    const { outcomes } = JSON.parse(
      loopwise('explore', name, '--schedules', '60', '--json').stdout,
    ) as { outcomes: { conditions: { line: number }[] }[] };
    expect(sleep).toBeGreaterThan(20);
    expect(outcomes.length).toBeGreaterThan(1);
    const lines = outcomes.flatMap(({ conditions }) => conditions.map(({ line }) => line));
    expect(new Set(lines)).toEqual(new Set([sleep]));
    expect(printed).toContain(`line ${sleep}: `);
  });

  test('is inspected at the lines of its file, in every form', () => {
    const name = file('race.md', QUESTION);
    const [written, read] = ['    left = now - 1', '    now = left'].map(lineOf);
    const { findings } = JSON.parse(loopwise('inspect', name, '--json').stdout) as {
      findings: { kind: string; line: number; message: string }[];
    };
    const race = findings.find(({ kind }) => kind === 'race');
    expect(race?.line).toBe(written);
    expect(race?.message).toContain(`read at line ${read}`);
    expect(loopwise('inspect', name).stdout).toContain(`${name}:${written}: race: `);
    expect(loopwise('inspect', name, '--sarif').stdout).toContain(`{"startLine":${written}}`);
  });

  test('names what it cannot have at the line of its file', () => {
    const needs = QUESTION.replace('import asyncio\n', 'import requests\n');
    const { stderr } = loopwise('inspect', file('needs.md', needs));
    expect(stderr).toContain(
      `needs.md:${needs.split('\n').indexOf('import requests') + 1}: requests`,
    );
  });

  test('is traced at the lines of its file', () => {
    const { stdout } = loopwise('run', file('race.md', QUESTION), '--trace');
    expect(stdout).toContain(`line ${lineOf('    now = left')}`);
  });
});

test('a file that cannot be used is named, without the list of commands', () => {
  writeFileSync(path.join(folder, 'latin.py'), new Uint8Array([0x23, 0xe9, 0x0a]));
  for (const command of ['explore', 'inspect', 'run']) {
    expect(loopwise(command, 'latin.py')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'latin.py is not text in UTF-8. Save it as UTF-8 and run it again.\n',
    });
  }
  expect(loopwise('explore').stderr).toContain('Usage: ');
});
