/** The real Pythons of this machine: for the long check, and for comparing the engine with them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

export interface Interpreter {
  readonly file: string;
  /** Such as `3.13.0`. */
  readonly version: string;
}

/** The first version that decks support; see `python` in a question's front matter. */
const OLDEST = 11;

/**
 * Every CPython from 3.11 on, the latest of each minor version, newest first: on the PATH, in the usual
 * places and below pyenv. `LOOPWISE_PYTHONS` names others instead, separated as in PATH.
 */
export function findInterpreters(): readonly Interpreter[] {
  const named = process.env['LOOPWISE_PYTHONS'];
  const files =
    named === undefined ? candidates() : named.split(path.delimiter).filter((file) => file !== '');
  const found = new Map<number, Interpreter>();
  for (const file of new Set(
    files.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  )) {
    const version = versionOf(file);
    if (version === undefined) continue;
    const minor = minorOf({ version });
    const other = found.get(minor);
    if (minor < OLDEST || (other !== undefined && patchOf(other) >= patchOf({ version }))) continue;
    found.set(minor, { file, version });
  }
  return [...found.values()].toSorted((a, b) => minorOf(b) - minorOf(a));
}

/** 13 for `3.13.0`. */
export function minorOf({ version }: Pick<Interpreter, 'version'>): number {
  return Number(version.split('.')[1]);
}

function patchOf({ version }: Pick<Interpreter, 'version'>): number {
  return Number.parseInt(version.split('.')[2] ?? '0', 10);
}

/** Says that nothing is compared, and how to change that. */
export const NO_INTERPRETER =
  'No CPython 3.11 or newer was found, so nothing is compared with a real interpreter. ' +
  'Install one, or name one in LOOPWISE_PYTHONS.';

function candidates(): readonly string[] {
  const folders = [
    ...pyenv(),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return folders
    .filter((folder) => folder !== '' && path.basename(folder) !== 'shims' && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^python3(?:\.\d+)?$/u.test(name))
        .map((name) => path.join(folder, name)),
    );
}

/** The versions pyenv manages; its own `python3` on the PATH is a script that picks one of them. */
function pyenv(): readonly string[] {
  const versions = path.join(
    process.env['PYENV_ROOT'] ?? path.join(homedir(), '.pyenv'),
    'versions',
  );
  if (!existsSync(versions)) return [];
  return readdirSync(versions).map((version) => path.join(versions, version, 'bin'));
}

function versionOf(file: string): string | undefined {
  const program =
    'import platform, sys; print(platform.python_implementation(), platform.python_version())';
  try {
    const [implementation, version] = execFileSync(file, ['-I', '-c', program], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(' ');
    return implementation === 'CPython' && version?.startsWith('3.') ? version : undefined;
  } catch {
    return undefined;
  }
}
