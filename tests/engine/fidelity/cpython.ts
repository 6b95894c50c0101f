/**
 * `npm run fidelity -- cpython [FOLDER] [MODULE...]`: CPython's own tests of asyncio, run in the
 * engine. FOLDER is a `test` package with `test_asyncio` and `support`, such as an installed
 * interpreter's (Debian: libpython3.14-testsuite and libpython3.14-stdlib); by default that of the
 * newest interpreter found here. Nothing of it is kept. Prints at the end what failed, and what was
 * left out and why.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openNodeEngine } from '#engine/box/node.ts';
import { findInterpreters } from '../../../decks/cli/interpreters.ts';

/** Modules that test what the engine does not support. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  test_buffered_proto: 'connections',
  test_events: 'connections, processes and signals',
  test_free_threading: 'threads that run at the same time',
  test_proactor_events: 'Windows',
  test_selector_events: 'connections',
  test_sendfile: 'connections',
  test_server: 'connections',
  test_sock_lowlevel: 'connections',
  test_ssl: 'connections',
  test_sslproto: 'connections',
  test_streams: 'connections',
  test_subprocess: 'processes',
  test_tools: 'the memory of other processes',
  test_unix_events: 'connections, processes and signals',
  test_windows_events: 'Windows',
  test_windows_utils: 'Windows',
};

/** More than a module of tests needs on a busy machine. */
const LIMITS = {
  limits: { time: 120_000, output: 4_000_000, memory: 512 * 1024 * 1024, turns: 5_000_000 },
};

interface Outcome {
  readonly how: 'passed' | 'failed' | 'skipped' | 'refused';
  readonly text: string;
}

/** Runs the tests, prints the figures, and returns the exit code. */
export async function runCpythonTests(args: readonly string[]): Promise<number> {
  const folder = args[0] ?? installedTests();
  if (folder === undefined || !existsSync(path.join(folder, 'test_asyncio'))) {
    console.error(
      'There are no tests of asyncio here. Name a folder `test` that has them: ' +
        'npm run fidelity -- cpython /usr/lib/python3.14/test',
    );
    return 2;
  }
  const names = readdirSync(path.join(folder, 'test_asyncio'))
    .filter((name) => /^test_\w+\.py$/u.test(name))
    .map((name) => name.slice(0, -'.py'.length));
  const wanted = names.filter((name) => args.length < 2 || args.slice(1).includes(name));
  const engine = await openNodeEngine();
  await engine.booted();
  const files = filesOf(folder);
  const runner = readFileSync(path.join(import.meta.dirname, 'cpython-runner.py'), 'utf8');
  const total = { passed: 0, failed: 0, skipped: 0, refused: 0 };
  const reasons = new Map<string, string[]>();
  const failures: string[] = [];
  const note = (reason: string, what: string): void => {
    reasons.set(reason, [...(reasons.get(reason) ?? []), what]);
  };
  console.log(`Python ${engine.identity.python} in the engine, tests of ${folder}`);
  for (const name of wanted) {
    const leftOut = LEFT_OUT[name];
    if (leftOut !== undefined) {
      note(`it is about ${leftOut}`, `${name} (the whole module)`);
      continue;
    }
    const outcomes = await runModule(name);
    const counts = { passed: 0, failed: 0, skipped: 0, refused: 0 };
    for (const [test, { how, text }] of outcomes) {
      counts[how] += 1;
      total[how] += 1;
      if (how === 'failed') failures.push(`${test}\n  ${text.replaceAll(String.raw`\n`, '\n  ')}`);
      if (how === 'skipped' || how === 'refused') note(text, test);
    }
    console.log(
      `${name.padEnd(28)} passed ${counts.passed}, failed ${counts.failed}, skipped ${counts.skipped}, refused ${counts.refused}`,
    );
  }
  engine.close();
  for (const failure of failures) console.log(`\nFAILED ${failure}`);
  console.log('\nLeft out, and why:');
  for (const [reason, tests] of reasons) {
    console.log(
      `- ${reason}: ${tests.length} (${tests.slice(0, 4).join(', ')}${tests.length > 4 ? ', ...' : ''})`,
    );
  }
  const run = total.passed + total.failed;
  console.log(
    `\n${total.passed} of ${run} tests passed; ${total.skipped} skipped by themselves, ${total.refused} refused`,
  );
  return total.failed > 0 ? 1 : 0;

  /** One run for all tests of a module, and another after each test that ends it. */
  async function runModule(name: string): Promise<ReadonlyMap<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    for (;;) {
      const source = [
        `FILES = ${JSON.stringify(files)}`,
        `MODULE = ${JSON.stringify(`test.test_asyncio.${name}`)}`,
        `DONE = {*${JSON.stringify([...outcomes.keys()])}}`,
        runner,
      ].join('\n');
      const run = await engine.run(source, LIMITS);
      let begun: string | undefined;
      for (const line of run.stdout.split('\n')) {
        const [, how = '', test = '', text = ''] = /^@(\w+) (\S+) ?(.*)$/u.exec(line) ?? [];
        if (how === 'begin') begun = test;
        if (how !== 'passed' && how !== 'failed' && how !== 'skipped') continue;
        if (outcomes.get(test)?.how !== 'failed') outcomes.set(test, { how, text });
        begun = undefined;
      }
      if (run.stdout.endsWith('@end\n')) return outcomes;
      const why = run.ended.kind === 'raised' ? run.ended.message : JSON.stringify(run.ended);
      if (begun === undefined) {
        outcomes.set(`${name} (the module)`, { how: 'failed', text: `${why}\n${run.stderr}` });
        return outcomes;
      }
      const isRefusal = run.ended.kind === 'raised' && run.ended.type === 'NotImplementedError';
      outcomes.set(begun, { how: isRefusal ? 'refused' : 'failed', text: why });
    }
  }
}

/** Sources of the modules that the tests import, by path below the folder of the package. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const wanted = ['__init__.py', 'test_asyncio', 'support'];
  const files = wanted.flatMap((entry) =>
    entry.endsWith('.py')
      ? [entry]
      : readdirSync(path.join(folder, entry))
          .filter((name) => name.endsWith('.py'))
          .map((name) => `${entry}/${name}`),
  );
  return Object.fromEntries(
    files
      .filter((file) => existsSync(path.join(folder, file)))
      .map((file) => [`test/${file}`, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

/** The tests shipped with the newest interpreter that has them. */
function installedTests(): string | undefined {
  for (const { file } of findInterpreters()) {
    try {
      const found = execFileSync(file, ['-c', 'import test; print(test.__path__[0])'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
      if (existsSync(path.join(found, 'test_asyncio'))) return found;
    } catch {
      // This interpreter came without tests.
    }
  }
  return undefined;
}
