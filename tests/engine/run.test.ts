import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import type { Limits } from '#engine/types.ts';
import { ANSWERS, ASKS } from '../fixtures/surroundings.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

const run = (program: string, limits: Partial<Limits> = {}) => engine.run(program, { limits });

const RETURNED = { kind: 'returned' };

describe('a program', () => {
  test('prints what CPython prints, on virtual seconds', async () => {
    const result = await run(`
import asyncio
async def fetch(n):
    print("start", n)
    await asyncio.sleep(n)
    print("end", n)
    return n
async def main():
    print(await asyncio.gather(fetch(3), fetch(1), fetch(2)))
asyncio.run(main())
`);
    expect(result).toEqual({
      stdout: 'start 3\nstart 1\nstart 2\nend 1\nend 2\nend 3\n[3, 1, 2]\n',
      stderr: '',
      ended: RETURNED,
      seconds: 3,
    });
  });

  // In a browser: e2e/app/isolation.spec.ts.
  test('learns nothing of the machine it runs on, nor of the one that built the engine', async () => {
    expect(await run(ASKS)).toMatchObject({ stdout: ANSWERS, stderr: '', ended: RETURNED });
  });

  test('has tasks named from Task-1 on', async () => {
    const { stdout } = await run(`
import asyncio
async def child():
    print(asyncio.current_task().get_name())
async def main():
    await child()
    await asyncio.gather(child(), child())
asyncio.run(main())
`);
    expect(stdout).toBe('Task-1\nTask-2\nTask-3\n');
  });

  test('that needs no asyncio runs as well', async () => {
    expect(await run('print(sum(range(5)))')).toMatchObject({ stdout: '10\n', ended: RETURNED });
  });

  test('is __main__, has argv and a file', async () => {
    const result = await engine.run('import sys\nprint(__name__, __file__, sys.argv)', {
      name: 'lesson.py',
    });
    expect(result.stdout).toBe("__main__ lesson.py ['lesson.py']\n");
  });

  test('that waits for ever is detected at once', async () => {
    const result = await run(`
import asyncio
async def main():
    print("before")
    try:
        await asyncio.Event().wait()
    finally:
        print("never: the real program hangs here")
asyncio.run(main())
`);
    expect(result).toMatchObject({ stdout: 'before\n', ended: { kind: 'deadlock' } });
  });

  test('that raises ends with the type and message, its traceback on stderr', async () => {
    const result = await run('print("x")\nraise ValueError("bad")');
    expect(result).toMatchObject({
      stdout: 'x\n',
      ended: { kind: 'raised', type: 'ValueError', message: 'bad' },
    });
    expect(result.stderr).toBe(
      'Traceback (most recent call last):\n  File "program.py", line 2, in <module>\n' +
        '    raise ValueError("bad")\nValueError: bad\n',
    );
  });

  test('with a syntax error raises SyntaxError and prints nothing', async () => {
    const result = await run('print("x")\nawait 1');
    expect(result.stdout).toBe('');
    expect(result.ended).toMatchObject({ kind: 'raised', type: 'SyntaxError' });
  });

  test('that exits is reported as such', async () => {
    const result = await run('import sys\nsys.exit("enough")');
    expect(result.ended).toEqual({ kind: 'raised', type: 'SystemExit', message: 'enough' });
    expect(result.stderr).toBe('enough\n');
  });

  test('with undecodable source gets the error that Python gives', async () => {
    const { ended, stderr } = await run('x = 1\nprint(x');
    expect(ended).toMatchObject({ kind: 'raised', type: 'SyntaxError' });
    expect(stderr).toMatch(/^ {2}File "program\.py", line 2\n/);
  });

  test('that forgets an await is warned on stderr alone', async () => {
    const result = await run('async def save(): print("saved")\nsave()\nprint("end")');
    expect(result.stdout).toBe('end\n');
    expect(result.stderr).toContain("RuntimeWarning: coroutine 'save' was never awaited");
  });

  test('finds what a warning or a traceback needs already loaded', async () => {
    const result = await run(`
import linecache, sys
print(sys.modules["tracemalloc"].__name__)
print(sorted(name.rpartition("/")[2] for name in linecache.cache if "/asyncio/" in name))`);
    expect(result.stdout).toBe("tracemalloc\n['base_events.py', 'runners.py', 'taskgroups.py']\n");
  });

  test('may run two loops one after the other', async () => {
    const result = await run(`
import asyncio
async def f(n): print(n)
asyncio.run(f(1))
asyncio.run(f(2))
with asyncio.Runner() as runner:
    runner.run(f(3))
    runner.run(f(4))
`);
    expect(result.stdout).toBe('1\n2\n3\n4\n');
  });

  test('that asks for input gets an error that says why there is none', async () => {
    const { ended } = await run('input("name?")');
    expect(ended).toMatchObject({ kind: 'raised', type: 'RuntimeError' });
    expect(ended).toHaveProperty('message', expect.stringContaining('input() is not available'));
  });

  test('may write non-ASCII text and bytes', async () => {
    const result = await run(
      'import sys\nprint("žluťoučký 🐍")\nsys.stdout.buffer.write(b"raw\\n")',
    );
    expect(result.stdout).toBe('žluťoučký 🐍\nraw\n');
  });
});

describe('the virtual clock', () => {
  test('is the same for every function that reads the time', async () => {
    const result = await run(`
import asyncio, time, datetime
async def main():
    loop = asyncio.get_running_loop()
    clocks = (time.time, time.monotonic, time.perf_counter, loop.time,
              lambda: datetime.datetime.now().timestamp(), lambda: time.time_ns() / 1e9)
    before = [clock() for clock in clocks]
    await asyncio.sleep(3600)
    time.sleep(1)
    print([round(clock() - start, 3) for clock, start in zip(clocks, before)])
asyncio.run(main())
`);
    expect(result.stdout).toBe(`[${Array(6).fill('3601.0').join(', ')}]\n`);
    expect(result.seconds).toBe(3601);
  });

  test('advances for a program that polls it', async () => {
    const result = await run(`
import asyncio, time
end = time.monotonic() + 1
while time.monotonic() < end: pass
async def main():
    loop = asyncio.get_running_loop()
    end = loop.time() + 1
    while loop.time() < end: await asyncio.sleep(0)
    print("done")
asyncio.run(main())
`);
    expect(result).toMatchObject({ stdout: 'done\n', ended: RETURNED });
    expect(result.seconds).toBeCloseTo(2, 1);
  });

  test('keeps equal deadlines in the order they were set, however they were computed', async () => {
    const result = await run(`
import asyncio
async def in_steps(name, *steps):
    for step in steps: await asyncio.sleep(step)
    print(name)
async def main():
    await asyncio.gather(*(in_steps(f"one {n}", 0.3) for n in range(4)), in_steps("two", 0.1, 0.2))
asyncio.run(main())
`);
    expect(result.stdout).toBe('one 0\none 1\none 2\none 3\ntwo\n');
  });

  test('drives threads: what they print and return comes at its moment', async () => {
    const result = await run(`
import asyncio, time
def work(n):
    print("in", n)
    time.sleep(n)
    print("out", n)
    return n
async def tick():
    for i in range(4):
        print("tick", i)
        await asyncio.sleep(0.7)
async def main():
    ticking = asyncio.create_task(tick())
    print(await asyncio.gather(asyncio.to_thread(work, 1), asyncio.to_thread(work, 2)))
    await ticking
asyncio.run(main())
`);
    expect(result.stdout).toBe(
      'tick 0\nin 1\nin 2\ntick 1\nout 1\ntick 2\nout 2\n[1, 2]\ntick 3\n',
    );
  });

  test('run() waits for a thread whose await was cancelled', async () => {
    const result = await run(`
import asyncio, time
def work():
    time.sleep(2)
    print("thread done")
async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 1)
    except TimeoutError:
        print("gave up")
asyncio.run(main())
print("end")
`);
    expect(result).toMatchObject({ stdout: 'gave up\nthread done\nend\n', seconds: 2 });
  });

  test('an executor runs no more at a time than it has workers', async () => {
    const result = await run(`
import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def work(n):
    time.sleep(1)
    return n
async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=2)
    print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in range(5))))
asyncio.run(main())
`);
    expect(result).toMatchObject({ stdout: '[0, 1, 2, 3, 4]\n', seconds: 3 });
  });
});

describe('a limit', () => {
  const TIME = { kind: 'limit', limit: 'time' };
  test.each([
    ['a loop in Python', 'while True: pass'],
    [
      'a loop that catches everything',
      'while True:\n  try:\n    while True: pass\n  except BaseException: print("?")',
    ],
    ['a loop inside C', 'import itertools\nsum(itertools.count())'],
  ])('on time ends %s and keeps what was printed', async (_, loop) => {
    const result = await run(`print("so far")\n${loop}`, { time: 1000 });
    expect(result).toMatchObject({ stdout: 'so far\n', ended: TIME });
  });

  test('on output truncates a flood at the limit', async () => {
    const result = await run('while True: print("x" * 99)', { output: 1000 });
    expect(result.stdout).toHaveLength(1000);
    expect(result.ended).toEqual({ kind: 'limit', limit: 'output' });
  });

  test('on turns ends a loop that never rests', async () => {
    const result = await run(
      'import asyncio\nasync def main():\n  while True: await asyncio.sleep(0)\nasyncio.run(main())',
      { turns: 500 },
    );
    expect(result.ended).toEqual({ kind: 'limit', limit: 'turns' });
  });

  test.each([
    ['a list that grows', 'x = []\nwhile True: x.append("a" * 1_000_000)'],
    ['one huge object', 'x = bytearray(2_000_000_000)'],
    [
      'recursion past the stack',
      'import sys\nsys.setrecursionlimit(10**8)\ndef f(n): return [f(n + 1)]\nf(0)',
    ],
  ])('on memory ends %s and keeps what was printed', async (_, bomb) => {
    const result = await run(`print("so far")\n${bomb}`);
    expect(result).toMatchObject({
      stdout: 'so far\n',
      ended: { kind: 'limit', limit: 'memory' },
    });
  });

  test('on memory leaves room for a program that is merely large', async () => {
    const result = await run('x = [0] * 10_000_000\nprint(len(x))');
    expect(result).toMatchObject({ stdout: '10000000\n', ended: RETURNED });
  });
});

describe('one run leaves nothing for the next', () => {
  test.each([
    ['a patched builtin', 'import builtins\nbuiltins.len = None', 'print(len([]))', '0\n'],
    [
      'a patched asyncio',
      'import asyncio\nasyncio.sleep = 1',
      'import asyncio\nprint(callable(asyncio.sleep))',
      'True\n',
    ],
    [
      'an emptied sys',
      'import sys\nsys.modules.clear()\nsys.path.clear()',
      'import json\nprint(1)',
      '1\n',
    ],
    [
      'a file',
      'open("left.txt", "w").write("x")',
      'import os\nprint(os.path.exists("left.txt"))',
      'False\n',
    ],
    [
      'another folder',
      'import os\nos.chdir("/")',
      'import os\nprint(os.getcwd() == "/")',
      'False\n',
    ],
    [
      'reads of the clock',
      'import time\nfor _ in range(999): time.monotonic()',
      'import time\nfor _ in range(9): time.monotonic()\nprint(time.monotonic())',
      '0.0\n',
    ],
    ['the clock', 'import time\ntime.sleep(9)', 'import time\nprint(time.monotonic())', '0.0\n'],
    ['a replaced stdout', 'import sys\nsys.stdout = None', 'print(1)', '1\n'],
    [
      'a seeded random',
      'import random\nrandom.seed(1)\nrandom.random()',
      'import random\nrandom.seed(2)\nprint(random.random())',
      '0.9560342718892494\n',
    ],
  ])('not %s', async (_, first, second, printed) => {
    await run(first);
    expect((await run(second)).stdout).toBe(printed);
  });

  test('the same program sees the same addresses every time', async () => {
    const program = 'print(id(object()), hash("x"), {object() for _ in range(3)})';
    const first = await run(program);
    await run('x = [object() for _ in range(1000)]');
    expect(await run(program)).toEqual(first);
  });
});

test('programs cannot import their way into JavaScript', async () => {
  for (const door of ['js', 'pyodide_js', 'pyodide.ffi', '_pyodide_core']) {
    const { ended } = await run(`import ${door}`);
    expect(ended).toMatchObject({ kind: 'raised', type: 'ModuleNotFoundError' });
  }
});

test('runs are answered in the order they were requested', async () => {
  const programs = Array.from({ length: 20 }, (_, n) => `print(${n})`);
  const results = await Promise.all(programs.map((program) => run(program)));
  expect(results.map((result) => result.stdout)).toEqual(programs.map((_, n) => `${n}\n`));
});
