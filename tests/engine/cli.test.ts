import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadModels } from '#engine/models/catalogue.ts';
import { readPackage } from '#format/package.ts';
import { HELLO, openTool } from '../fixtures/cli.ts';
import type { Tool } from '../fixtures/cli.ts';

let tool: Tool;
beforeAll(() => {
  tool = openTool();
});
afterAll(() => tool.close());

const loopwise: Tool['loopwise'] = (...args) => tool.loopwise(...args);
const file: Tool['file'] = (name, text) => tool.file(name, text);
const plainDeck: Tool['plainDeck'] = (name) => tool.plainDeck(name);

describe('run', () => {
  test('prints one JSON object a line in the order of the files, however they end', () => {
    const files = [
      file('sleeps.py', 'import asyncio\nasyncio.run(asyncio.sleep(3600))\nprint("slept")'),
      file('breaks.py', 'import builtins\nbuiltins.print = None\nraise KeyError("k")'),
      file('syntax.py', 'def f(:'),
      file(
        'stuck.py',
        'import asyncio\nasync def f(): await asyncio.Event().wait()\nasyncio.run(f())',
      ),
      file('flood.py', 'while True: print("x" * 1000)'),
      file('after.py', 'print("fine")'),
    ];
    const { status, stdout } = loopwise('run', ...files, '--json');
    expect(status).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const python = expect.stringMatching(/^3\.\d+\.\d+$/) as unknown;
    expect(rows).toEqual([
      { file: 'sleeps.py', stdout: 'slept\n', ended: { kind: 'returned' }, seconds: 3600, python },
      {
        file: 'breaks.py',
        stdout: '',
        ended: { kind: 'raised', type: 'KeyError', message: "'k'" },
        seconds: 0,
        python,
      },
      {
        file: 'syntax.py',
        stdout: '',
        ended: { kind: 'raised', type: 'SyntaxError', message: expect.any(String) as unknown },
        seconds: 0,
        python,
      },
      { file: 'stuck.py', stdout: '', ended: { kind: 'deadlock' }, seconds: 0, python },
      {
        file: 'flood.py',
        stdout: expect.stringMatching(/^x/) as unknown,
        ended: { kind: 'limit', limit: 'output' },
        seconds: 0,
        python,
      },
      { file: 'after.py', stdout: 'fine\n', ended: { kind: 'returned' }, seconds: 0, python },
    ]);
  });

  test('without --json prints for people: output unchanged, the rest on stderr', () => {
    const { stdout, stderr } = loopwise('run', file('raises.py', 'print("a")\nraise OSError("b")'));
    expect(stdout).toBe('a\n');
    expect(stderr).toContain('File "raises.py", line 2');
    expect(stderr).toContain('raised OSError: b after 0 virtual seconds');
  });

  const KNOCKS = `import asyncio
async def knock():
    print("knock")
async def main():
    task = asyncio.create_task(knock())
    print("waiting")
    await task
asyncio.run(main())
`;
  const LATER = 'waiting\nknock\n';

  test('--models prints the output of every model in the order of the catalogue', async () => {
    const files = [file('knocks.py', KNOCKS), file('plain.py', 'print("hello")')];
    const { status, stdout } = loopwise('run', ...files, '--models', '--json');
    expect(status).toBe(0);
    const [knocks, plain] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { stdout: string; models: readonly { id: string }[] });
    const ids = (await loadModels()).map(({ id }) => id);
    expect(knocks?.stdout).toBe(LATER);
    expect(knocks?.models.map(({ id }) => id)).toEqual(ids);
    const ended = { kind: 'returned' };
    expect(knocks?.models).toContainEqual({
      id: 'eager-task',
      stdout: 'knock\nwaiting\n',
      ended,
      same: false,
    });
    // A program without asyncio prints the same under all of them.
    const same = ids.map((id) => ({ id, stdout: 'hello\n', ended, same: true }));
    expect(plain?.models).toEqual(same);
  });

  test('--models groups the outputs that differ under the beliefs that lead to them', () => {
    const { stdout } = loopwise('run', file('knocks.py', KNOCKS), '--models');
    expect(stdout).toMatch(
      /^waiting\nknock\n\n(?:[^]*\n)?== eager-task: .+\n(?:== .+\n)*knock\nwaiting\n-- ended\n/u,
    );
    expect(stdout).toMatch(/\nOther outputs: \d+, of \d+ of \d+ models?\. Pairs .+: \d+\.\n$/u);
    const plain = loopwise('run', file('plain.py', 'print("hello")'), '--models').stdout;
    expect(plain).toBe('hello\n\nNo model prints anything else.\n');
  });

  test('--trace prints what the loop did, as sentences or objects', () => {
    const name = file('traced.py', 'import asyncio\nasyncio.run(asyncio.sleep(2))\nprint("slept")');
    const { stdout } = loopwise('run', name, '--trace');
    expect(stdout).toMatch(/^slept\n/u);
    expect(stdout).toMatch(/ +\d+ +0 s {2}`sleep\(2\)` suspends Task-1 until 2 s; /u);
    expect(stdout).toContain('2 s  The main program prints `slept`.');
    const printed: unknown = JSON.parse(loopwise('run', name, '--trace', '--json').stdout);
    expect(printed).toMatchObject({
      stdout: 'slept\n',
      trace: { version: 2, cut: false, functions: [['<module>', 1]] },
    });
    expect(printed).toHaveProperty(
      'trace.events',
      expect.arrayContaining([{ kind: 'clock', lane: 0, time: 2 }]),
    );
  });

  test('runs the program of a question file', () => {
    plainDeck('written');
    const { stdout } = loopwise('run', 'written/first/01-hello.md');
    expect(stdout).toBe('made\nhello\n');
    const { status, stderr } = loopwise('run', file('no-question.md', '# Notes'));
    expect(status).toBe(2);
    expect(stderr).toContain('no-question.md:1: ');
  });

  test('--fair names what the output depends on', () => {
    file('fair.py', 'print("a")');
    file('unfair.py', 'print("a")\nfor name in {"x", "y"}:\n    print(name)');
    const { stdout } = loopwise('run', 'fair.py', 'unfair.py', '--fair', '--json');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(rows).toMatchObject([
      { file: 'fair.py', fair: { ok: true, reasons: [] } },
      { file: 'unfair.py', fair: { ok: false, reasons: [{ kind: 'sets', lines: [2, 3] }] } },
    ]);
    expect(loopwise('run', 'unfair.py', '--fair').stderr).toContain('lines 2 and 3: The order');
  });

  test('counts the lines of a question from the top of its file', () => {
    const question = file(
      'broken.md',
      HELLO.replace('    print("made")', '    raise OSError("gone")'),
    );
    const { stderr } = loopwise('run', question);
    expect(stderr).toContain('File "broken.md", line 23, in main');
    expect(stderr).toContain('    raise OSError("gone")');
  });

  test('a missing file ends the call before anything runs', () => {
    const { status, stdout, stderr } = loopwise(
      'run',
      file('one.py', 'print(1)'),
      'no.py',
      '--json',
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no.py cannot be read');
  });
});

// Each call boots Python, which takes long on a busy machine.

describe('a deck from new to packed', { timeout: 240_000 }, () => {
  test('new does not write to a folder that is not empty', () => {
    file('full/notes.txt', 'mine');
    const { status, stderr } = loopwise('new', 'full');
    expect(status).toBe(2);
    expect(stderr).toContain('not empty');
    expect(existsSync(path.join(tool.folder, 'full/deck.yaml'))).toBe(false);
  });

  test('check names the file, line and remedy of every problem, and pack writes nothing', () => {
    plainDeck('broken');
    const question = path.join(tool.folder, 'broken/first/01-hello.md');
    const text = readFileSync(question, 'utf8');
    writeFileSync(question, text.replace('level: 1', 'level: 9').replace('## Why', '## Because'));
    const { status, stderr } = loopwise('check', 'broken');
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken\/first\/01-hello\.md:4: .+\n {4}.+/);
    expect(stderr.match(/01-hello\.md:\d+: /g)?.length).toBeGreaterThanOrEqual(2);
    expect(loopwise('pack', 'broken', '-o', 'broken.loopwise').status).toBe(1);
    expect(existsSync(path.join(tool.folder, 'broken.loopwise'))).toBe(false);
  });

  test('pack stores the outputs of the models, each once', () => {
    plainDeck('modelled');
    expect(loopwise('pack', 'modelled', '-o', 'modelled.loopwise').status).toBe(0);
    const packed = readPackage(
      new Uint8Array(readFileSync(path.join(tool.folder, 'modelled.loopwise'))),
    );
    const answers = packed.ok ? Object.values(packed.value.answers?.answers ?? {}) : [];
    expect(answers).toHaveLength(3);
    for (const { stdout, otherwise = [] } of answers) {
      const texts = otherwise.map((output) => output.stdout);
      expect(texts).not.toEqual([]);
      expect(new Set([...texts, stdout]).size).toBe(texts.length + 1);
    }
  });

  test('check reports a note that no answer would show, at its line', () => {
    plainDeck('noted');
    const question = path.join(tool.folder, 'noted/first/01-hello.md');
    const notes = '\n## Models\neager-tusk: You started it.\n\nclear-loses: You lost it.\n';
    writeFileSync(question, readFileSync(question, 'utf8') + notes);
    const { status, stderr } = loopwise('check', 'noted');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /01-hello\.md:34: There is no model `eager-tusk`.+\n {4}Write `eager-task`/u,
    );
    expect(stderr).toMatch(/01-hello\.md:36: Under `clear-loses` the program prints the truth/u);
  });

  test('check runs the programs: one that never ends is a problem at its line', () => {
    plainDeck('endless');
    const question = path.join(tool.folder, 'endless/first/01-hello.md');
    const text = readFileSync(question, 'utf8');
    writeFileSync(
      question,
      text.replace(
        '    print("made")',
        '    print("made")\n    while True:\n        await asyncio.sleep(0)',
      ),
    );
    const { status, stderr } = loopwise('check', 'endless');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      // A busy machine reaches the time limit first.
      /01-hello\.md:14: The program met the limit of (?:turns|time)\.\n {4}[A-Z]/,
    );
  });

  test('check refuses a program with more than one possible output, at the lines involved', () => {
    plainDeck('unfair');
    const question = path.join(tool.folder, 'unfair/first/01-hello.md');
    const text = readFileSync(question, 'utf8').replace(/vary:\n.+\n/u, '');
    const program = [
      'import asyncio',
      '',
      'async def greet(name):',
      '    await asyncio.sleep(1)',
      '    print("hello", name)',
      '',
      'async def main():',
      '    await asyncio.gather(greet("a"), greet("b"))',
      '',
      'asyncio.run(main())',
    ].join('\n');
    writeFileSync(question, text.replace(/(?<=```python\n)[^`]+\n(?=```)/u, `${program}\n`));
    const { status, stderr } = loopwise('check', 'unfair');
    expect(status).toBe(1);
    // The program begins at line 12 of the file.
    expect(stderr).toMatch(/01-hello\.md:15: Several things .+ See lines 15 and 16\.\n {4}Use/);
    expect(loopwise('pack', 'unfair', '-o', 'unfair.loopwise').status).toBe(1);
    expect(existsSync(path.join(tool.folder, 'unfair.loopwise'))).toBe(false);
  });

  test('check names variants that print the same, and refuses a question if all of them do', () => {
    plainDeck('same');
    const question = path.join(tool.folder, 'same/first/01-hello.md');
    const text = readFileSync(question, 'utf8');
    const last = (values: string): string => text.replace(/LAST: .+/u, `LAST: ${values}`);
    writeFileSync(
      question,
      last('[await greeting, print("bye"), "await asyncio.wait_for(greeting, 1)"]'),
    );
    expect(loopwise('check', 'same')).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /01-hello\.md:8: note: Of 3 variants, 1 print .+: 2 like 0\./,
      ) as unknown,
    });
    writeFileSync(question, last('[await greeting, "await asyncio.wait_for(greeting, 1)"]'));
    const { status, stderr } = loopwise('check', 'same');
    expect(status).toBe(1);
    expect(stderr).toContain('01-hello.md:8: All 2 variants print the same.');
  });

  test('check refuses what teaches a learner nothing, each at its line', () => {
    plainDeck('idle');
    const question = path.join(tool.folder, 'idle/first/01-hello.md');
    const text = readFileSync(question, 'utf8').replace(
      ', "await asyncio.gather(greeting, greet())"',
      '',
    );
    writeFileSync(question, text.replace('LAST: [', 'WORD: [hello, hi]\n  LAST: ['));
    const renamed = text.replace('id: hello', 'id: meeting').replaceAll('greet', 'meet');
    const notes = '\n## Models\ncall-runs: First.\n\nresult-of-call: Second.\n';
    file('idle/first/02-meeting.md', renamed + notes);
    const { status, stderr } = loopwise('check', 'idle');
    expect(status).toBe(1);
    expect(stderr).toMatch(/01-hello\.md:8: No value of `WORD` changes the order/u);
    expect(stderr).toMatch(/02-meeting\.md:14: The program differs from that of `hello`/u);
    expect(stderr).toMatch(/02-meeting\.md:36: In every variant `result-of-call` prints the same/u);
  });

  test('check runs both programs of a repair and requires them to differ', () => {
    plainDeck('mended');
    const question = path.join(tool.folder, 'mended/first/01-hello.md');
    const text = readFileSync(question, 'utf8').replace(/vary:\n.+\n/u, '');
    const program = /```python[^]*?```\n/u.exec(text)?.[0] ?? '';
    const repair = (mended: string): string =>
      text
        .replace('concept:', 'kind: repair\nconcept:')
        .replace('## Why', () => `## Repair\n\n${mended}\n## Why`);
    writeFileSync(question, repair(program.replace('greeting = greet()', 'greeting = greet( )')));
    const { status, stderr } = loopwise('check', 'mended');
    expect(status).toBe(1);
    expect(stderr).toMatch(/01-hello\.md:\d+: The program prints what is wanted before it is rep/);
    writeFileSync(question, repair(program.replace('print("made")', 'print("done")')));
    expect(loopwise('check', 'mended').stderr).toMatch(
      /01-hello\.md:\d+: A learner may not repair the program like this: The text "done" was not/u,
    );
    writeFileSync(question, repair(program.replace('await greeting', 'greeting.close()')));
    expect(loopwise('check', 'mended')).toMatchObject({ status: 0, stderr: '' });
  });

  test('check --long compares a deck with the Pythons found here, if any', () => {
    plainDeck('long');
    vi.stubEnv('LOOPWISE_PYTHONS', '');
    const without = loopwise('check', 'long', '--long');
    expect(without).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('in order') as unknown,
    });
    expect(without.stderr).toContain('LOOPWISE_PYTHONS');
    // A double of Python: it reports its version and prints the same for every program.
    file(
      'python',
      '#!/bin/sh\ncase "$*" in *platform*) echo CPython 3.12.9;; *) echo odd;; esac\n',
    );
    const python = path.join(tool.folder, 'python');
    chmodSync(python, 0o755);
    vi.stubEnv('LOOPWISE_PYTHONS', python);
    // In milliseconds no whole number: 5.52 seconds and the patience on top.
    const question = path.join(tool.folder, 'long/first/01-hello.md');
    const text = readFileSync(question, 'utf8');
    writeFileSync(question, text.replace('print("made")', '$&\n    await asyncio.sleep(5.52)'));
    const { status, stderr } = loopwise('check', 'long', '--long');
    vi.unstubAllEnvs();
    expect(status).toBe(1);
    expect(stderr).toContain('long: 1 problem\n');
    expect(stderr).toMatch(
      /01-hello\.md:14: On Python 3\.12\.9 .+ the program prints "odd" in line 1 in place of "made"\./,
    );
  });

  test.each([
    ['a text', 'just words'],
    ['nothing', ''],
  ])('check refuses %s as a package', (_, content) => {
    const { status, stderr } = loopwise('check', file('bad.loopwise', content));
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\.loopwise/);
  });
});

test.each([
  [[], 2],
  [['--help'], 0],
  [['dance'], 2],
  [['run'], 2],
  [['run', '--fast', 'x.py'], 2],
  [['pack', 'mine'], 2],
])('loopwise %j prints help and ends with %i', (args, code) => {
  const { status, stdout, stderr } = loopwise(...args);
  expect(status).toBe(code);
  expect(stdout + stderr).toContain('Usage: npm run --silent loopwise');
});

test('a deck that is not there is named, without the list of commands', () => {
  const { status, stdout, stderr } = loopwise('check', 'nowhere');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^There is no deck at .*nowhere\.\n$/);
});
