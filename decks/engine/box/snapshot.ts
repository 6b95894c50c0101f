/**
 * The engine's snapshot: the interpreter's memory after boot, with our Python loaded, Pyodide's ways out
 * closed and a first program run. A box only has to load it. Made in Node (`make-snapshot.ts`), used by
 * both hosts; `packed-memory.ts` describes its form.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { version as pyodideVersion } from 'pyodide';
import type { EngineIdentity } from '../types.ts';

/** Increase it when a change in TypeScript alone changes what programs print. */
const REVISION = 4;

const PYTHON = path.resolve(import.meta.dirname, '../python');

/** Where Pyodide's files are. */
export const PYODIDE_DIR = path.dirname(createRequire(import.meta.url).resolve('pyodide'));

/** The files of Pyodide that a host needs beside the snapshot. */
export const PYODIDE_FILES = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
] as const;

export interface Snapshot {
  readonly identity: EngineIdentity;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the bytes are stored. */
  readonly file: string;
}

/**
 * The snapshot of this version of the engine, from `cacheDir` if it was made before. Throws if Pyodide
 * cannot boot.
 */
export async function loadSnapshot(cacheDir: string): Promise<Snapshot> {
  const sources = await readSources();
  const id = identify(sources);
  const base = path.join(cacheDir, `engine-${id}`);
  const file = `${base}.snapshot`;
  try {
    const identity = JSON.parse(await readFile(`${base}.json`, 'utf8')) as EngineIdentity;
    const bytes = new Uint8Array(await readFile(file));
    return { identity, bytes, file };
  } catch {
    const snapshot = await makeSnapshot(id, sources);
    await mkdir(cacheDir, { recursive: true });
    // The description is written last, both by rename: a reader sees all of it or nothing.
    await writeWhole(file, snapshot.bytes);
    await writeWhole(`${base}.json`, JSON.stringify(snapshot.identity));
    await forgetOld(cacheDir, id);
    return { ...snapshot, file };
  }
}

/** How many other versions of the engine keep their files. */
const KEPT = 3;

const OF_ENGINE = /^(?:engine|judged|models)-([0-9a-f]{16})\b/u;

/**
 * Removes the files of all but the latest versions of the engine: each takes 13 MB, and every change
 * of its Python makes a new one. A removed file is made again when needed.
 */
async function forgetOld(cacheDir: string, current: string): Promise<void> {
  const entries = (await readdir(cacheDir)).flatMap((name) => {
    const id = OF_ENGINE.exec(name)?.[1];
    return id === undefined || id === current ? [] : [{ name, id }];
  });
  const made = new Map<string, number>();
  for (const { name, id } of entries) {
    // Another command may be cleaning up too.
    const changed = (await stat(path.join(cacheDir, name)).catch(() => undefined))?.mtimeMs ?? 0;
    made.set(id, Math.max(changed, made.get(id) ?? 0));
  }
  const kept = new Set(
    [...made.keys()].toSorted((a, b) => (made.get(b) ?? 0) - (made.get(a) ?? 0)).slice(0, KEPT),
  );
  for (const { name, id } of entries) {
    if (!kept.has(id)) await rm(path.join(cacheDir, name), { force: true });
  }
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

/** The engine's Python sources by path below `python/`, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** What `make-snapshot.ts` makes of them. */
export interface MadeSnapshot {
  readonly python: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function readSources(): Promise<Sources> {
  const names = (await readdir(PYTHON, { recursive: true }))
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(PYTHON, name), 'utf8')));
  return new Map(names.map((name, at) => [name, texts[at] ?? '']));
}

function identify(sources: Sources): string {
  const hash = createHash('sha256').update(`${REVISION} ${pyodideVersion}\n`);
  for (const [name, text] of sources) hash.update(`${name}\n${text.replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex').slice(0, 16);
}

async function makeSnapshot(id: string, sources: Sources): Promise<Omit<Snapshot, 'file'>> {
  const script = new URL('make-snapshot.ts', import.meta.url);
  const thread = new Worker(script, { workerData: sources });
  const { promise, resolve, reject } = Promise.withResolvers<MadeSnapshot>();
  thread.once('message', resolve).once('error', reject);
  thread.once('exit', () => reject(new Error('The snapshot was not made.')));
  const { python, bytes } = await promise;
  return { identity: { id, python }, bytes };
}
