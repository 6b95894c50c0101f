/**
 * What keeps a box's process from the machine, whatever runs in it: Node's permission model, limits of
 * the system, an empty environment, and where the system has one a sandbox without a network.
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

/** Megabytes of JavaScript's heap; the interpreter's memory lies outside of it. */
const HEAP = 256;

/** Kilobytes of memory of any kind, for a process that has broken out of the limits inside. */
const DATA = 2 * 1024 * 1024;

/** Seconds of work, for a process that outlives who started it. */
const WORK = 900;

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]];

/** The process of a box, inside its walls; `worker` is what runs in it. */
export function boxCommand(sandbox: Command | undefined, worker = WORKER): Command {
  const node: Command = [
    process.execPath,
    '--permission',
    ...READABLE.map((place) => `--allow-fs-read=${place}`),
    ...(worker === WORKER ? [] : [`--allow-fs-read=${worker}`]),
    `--max-old-space-size=${HEAP}`,
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

// No core, no file, and no more than so much memory and work. A system that does not know one of the
// limits, or has a lower one already, goes on without.
const LIMITED = `${[`-c 0`, `-f 0`, `-d ${DATA}`, `-t ${WORK}`]
  .map((limit) => `ulimit ${limit} 2>/dev/null`)
  .join('; ')}; exec "$@"`;

/** The environment of a box: nothing, but for what Windows starts no process without. */
export function boxEnvironment(): Readonly<Record<string, string>> {
  const { SystemRoot } = process.env;
  return process.platform === 'win32' && SystemRoot !== undefined ? { SystemRoot } : {};
}

/** Ways to start a process without a network and without other processes in its sight; the closest first. */
const SANDBOXES: readonly Command[] = [
  bubblewrap(),
  // It ends with the tool that started it, however that ends.
  words(
    'setpriv --pdeathsig KILL -- unshare --user --net --ipc --uts --pid --fork --kill-child=SIGKILL --',
  ),
];

/** Of the file system there is what the process has to read, of the system nothing else. */
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

/** The best sandbox that works here; undefined where there is none. Found out once. */
export async function findSandbox(): Promise<Command | undefined> {
  found ??= tryAll();
  return found;
}

async function tryAll(): Promise<Command | undefined> {
  if (process.platform !== 'linux') return undefined;
  for (const [name, ...args] of SANDBOXES) {
    // A box has no PATH to look it up by.
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
