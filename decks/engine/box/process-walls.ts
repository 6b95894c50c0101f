/**
 * What protects the machine from a box's process: Node's permission model, resource limits, an empty
 * environment, and where the system has one a sandbox without a network.
 */
import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PYODIDE_DIR } from './snapshot.ts';

const ENGINE = path.resolve(import.meta.dirname, '..');
const ROOT = path.resolve(ENGINE, '../..');
const WORKER = path.join(import.meta.dirname, 'worker-process.ts');

/** All that a box's process may read: its own code. */
const READABLE = [ENGINE, PYODIDE_DIR, path.join(ROOT, 'package.json')].map((place) =>
  realpathSync(place),
);

/** Megabytes of JavaScript heap; the interpreter's memory is not part of it. */
const HEAP = 256;

/**
 * V8 boots a box with a third less work if it has this much memory for JavaScript before it first collects
 * garbage, and checks a function of the interpreter only when it is first called.
 */
const QUICK_BOOT = [
  '--min-semi-space-size=16',
  '--initial-old-space-size=128',
  '--wasm-lazy-validation',
];

/** Kilobytes of memory of any kind, for a process that has escaped the inner limits. */
const DATA = 2 * 1024 * 1024;

/** Seconds of CPU time, for a process that outlives its parent. */
const WORK = 900;

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]];

/** The confined process of a box; `worker` is the script it runs. */
export function boxCommand(sandbox: Command | undefined, worker = WORKER): Command {
  const node: Command = [
    process.execPath,
    '--permission',
    ...READABLE.map((place) => `--allow-fs-read=${place}`),
    ...(worker === WORKER ? [] : [`--allow-fs-read=${worker}`]),
    `--max-old-space-size=${HEAP}`,
    ...QUICK_BOOT,
    '--disallow-code-generation-from-strings',
    '--disable-sigusr1',
    '--no-addons',
    '--no-warnings',
    worker,
    PYODIDE_DIR + path.sep,
  ];
  if (process.platform === 'win32') return node;
  const inside = sandbox === undefined ? node : ([...sandbox, ...node] as const);
  return ['/bin/sh', '-c', LIMITED, 'box', ...inside];
}

// No core dump, no file writes, limited memory and CPU time. A limit that the system lacks, or has set
// lower already, is skipped.
const LIMITED = `${[`-c 0`, `-f 0`, `-d ${DATA}`, `-t ${WORK}`]
  .map((limit) => `ulimit ${limit} 2>/dev/null`)
  .join('; ')}; exec "$@"`;

/** The environment of a box: empty, except for what Windows needs to start a process. */
export function boxEnvironment(): Readonly<Record<string, string>> {
  const { SystemRoot } = process.env;
  return process.platform === 'win32' && SystemRoot !== undefined ? { SystemRoot } : {};
}

/** Ways to start a process without a network and without sight of other processes, strictest first. */
const SANDBOXES: readonly Command[] = [
  bubblewrap(),
  // It dies with its parent, however that ends.
  words(
    'setpriv --pdeathsig KILL -- unshare --user --net --ipc --uts --pid --fork --kill-child=SIGKILL --',
  ),
];

/** Of the file system it sees only what the process has to read. */
function bubblewrap(): Command {
  const libraries = ['/lib', '/lib32', '/lib64', '/usr/lib', '/usr/lib32', '/usr/lib64'];
  const own = [realpathSync(process.execPath), ...READABLE];
  return [
    ...words('bwrap --unshare-all --die-with-parent --new-session --cap-drop ALL'),
    ...libraries.flatMap((place) => ['--ro-bind-try', place, place]),
    ...own.flatMap((place) => ['--ro-bind', place, place]),
    ...words('--chdir / --'),
  ];
}

function words(text: string): Command {
  const [file = '', ...args] = text.split(' ');
  return [file, ...args];
}

let found: Promise<Command | undefined> | undefined;

/** The strictest sandbox that works here, or undefined if none does. Probed once. */
export async function findSandbox(): Promise<Command | undefined> {
  found ??= tryAll();
  return found;
}

async function tryAll(): Promise<Command | undefined> {
  if (process.platform !== 'linux') return undefined;
  for (const [name, ...args] of SANDBOXES) {
    // A box has no PATH for the lookup.
    const file = whereIs(name);
    if (file !== undefined && (await works([file, ...args]))) return [file, ...args];
  }
  return undefined;
}

function whereIs(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

async function works([file, ...args]: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const command = [...args, realpathSync(process.execPath), '--version'];
    execFile(file, command, { timeout: 10_000 }, (error, stdout) =>
      resolve(error === null && stdout.trim() === process.version),
    );
  });
}
