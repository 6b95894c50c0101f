/**
 * The checks of the lint step that the linter lacks: no import cycles, including type imports and
 * dynamic imports; no long file without a reason; every class of a CSS module exists and is used.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { checkStyles } from './styles.ts';

/** A file with more lines must give a reason at its top. */
const LONG = 400;

/** The words that introduce the reason, in the first comment. */
const REASON = 'in one file because';

const SOURCE = /\.(?:tsx?|m?js|css|py)$/u;
const SCRIPT = /\.tsx?$/u;
const SKIPPED = new Set(['node_modules', 'dist', 'out', 'test-results', '.git', '.tools']);

/** `from '...'`, `import '...'` and `import('...')`; relative paths and the `#` names of rooms. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'([#.][^'?]*)/gu;

/** Where `#room/*` of package.json leads, such as `#store/*` to `./renderer/store/*`. */
export type Rooms = Readonly<Record<string, string>>;

/** Source files below a folder, as paths from it with `/` between the parts. */
export function sourceFiles(root: string, folder = ''): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(root, name);
    return SOURCE.test(name) ? [name] : [];
  });
}

/** The path from the root of an imported file; undefined for a package. */
function resolve(file: string, name: string, rooms: Rooms): string | undefined {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(file), name);
  const [room = '', ...rest] = name.split('/');
  const target = rooms[`${room}/*`];
  return target === undefined ? undefined : path.posix.join(target.replace('*', ''), ...rest);
}

/** The files that a file imports, as paths from the root, without packages. */
export function importsOf(file: string, text: string, rooms: Rooms): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, name = '']) => resolve(file, name, rooms) ?? []);
}

/**
 * One cycle for each group of files that import each other: its files in import order, the first
 * repeated at the end. Depth-first, so each file is visited once.
 */
export function findCycles(
  imports: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    if (finished.has(file)) return;
    const start = trail.indexOf(file);
    if (start !== -1) {
      cycles.push([...trail.slice(start), file]);
      return;
    }
    trail.push(file);
    for (const next of imports.get(file) ?? []) visit(next);
    trail.pop();
    finished.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return cycles;
}

/** The problem of a long file without a reason; undefined if it is short or gives one. */
export function lengthProblem(file: string, text: string): string | undefined {
  const lines = text.trimEnd().split('\n').length;
  if (lines <= LONG) return undefined;
  const [first = ''] = /^\s*(?:\/\*[^]*?\*\/|(?:(?:\/\/|#).*\n)+|"""[^]*?""")/u.exec(text) ?? [];
  if (
    first
      .replaceAll(/[\s*#/]+/gu, ' ')
      .toLowerCase()
      .includes(REASON)
  )
    return undefined;
  return (
    `${file} has ${lines} lines, more than ${LONG}. Split it, or say in its first comment ` +
    `why it is one file: “... ${REASON} ...”.`
  );
}

/** Every problem of the source files below a folder, one sentence each. */
export function checkStructure(root: string): readonly string[] {
  const { imports: rooms } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly imports: Rooms;
  };
  const texts = new Map(
    sourceFiles(root).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
  const imports = new Map(
    [...texts]
      .filter(([file]) => SCRIPT.test(file))
      .map(([file, text]) => [file, importsOf(file, text, rooms)]),
  );
  return [
    ...findCycles(imports).map(
      (cycle) => `Files import each other: ${cycle.join(' → ')}. Move what both need below them.`,
    ),
    ...[...texts].flatMap(([file, text]) => lengthProblem(file, text) ?? []),
    ...checkStyles(texts, (file, name) => resolve(file, name, rooms)),
  ];
}

if (import.meta.main) {
  const problems = checkStructure(path.resolve(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
