/**
 * The in-memory file system. It is Emscripten's and lives in the JavaScript heap: restoring linear
 * memory does not undo what a program did to it, and the linear memory limit does not cover it.
 */
import type { FileNode, FileStream, FileSystem } from './emscripten.ts';
import { ENOMEM } from './errno.ts';
import type { MemoryGuard } from './guards.ts';

/** `epoch`: the timestamp of every file as programs see it, in milliseconds since 1970. */
export interface DiskOptions {
  readonly memory: MemoryGuard;
  readonly epoch: number;
}

export interface Disk {
  /** Whether it differs from its state when `remember` was called. */
  readonly changed: () => boolean;
  readonly remember: () => void;
  /** Called after every call that may have changed it. */
  readonly touch: () => void;
}

/** The least that a file, folder, link or open stream counts, in bytes. */
const LEAST_SIZE = 16 * 1024;

const KIND = 0o170_000;
const CONSOLE = 0o020_000;

const ACCESS = 0o3;
const APPEND = 0o2000;
const CREATE = 0o100;

/**
 * Watches the file system and counts its contents towards the program's memory. When that is too
 * much, the call fails and `memory` reports a refusal.
 */
export function guardDisk(fs: FileSystem, { memory, epoch }: DiskOptions): Disk {
  let touched = false;
  let remembered: readonly unknown[] = [];
  let before = 0;

  const take = (bytes: number): void => {
    if (memory.take(bytes)) return;
    // What was overwritten or removed since is free again.
    memory.holdBeside(Math.max(0, kept(fs) - before));
    if (memory.take(bytes)) return;
    memory.refuse();
    throw new fs.ErrnoError(ENOMEM);
  };
  const cost = (name: string, costOf: (...args: never[]) => number): void => {
    const calls = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
    const call = calls[name];
    if (call === undefined) throw new Error(`The file system has no ${name}.`);
    calls[name] = (...args) => {
      take((costOf as (...args: unknown[]) => number)(...args));
      return call.apply(fs, args);
    };
  };
  const nodeOf = (target: unknown): FileNode | undefined =>
    typeof target === 'number' ? fs.streams[target]?.node : undefined;

  const write = fs.write;
  fs.write = (stream, data, offset, length, at, owned) => {
    const { node, flags, position } = stream;
    // Nobody reads a console, and its line would be buffered until it ends.
    if ((node.mode & KIND) === CONSOLE && (flags & ACCESS) !== 0) return length;
    const used = node.usedBytes ?? 0;
    const begin = (flags & APPEND) !== 0 ? used : (at ?? position);
    take(isFile(node) ? growth(node, begin + length) : length);
    return write.call(fs, stream, data, offset, length, at, owned);
  };
  cost('msync', (stream: FileStream, _data: unknown, offset: number, length: number) =>
    growth(stream.node, offset + length),
  );
  cost('truncate', (_path: unknown, length: number) => length);
  cost('ftruncate', (fd: number, length: number) =>
    Math.max(0, length - sizeOf(nodeOf(fd)?.contents)),
  );
  cost('open', (_path: unknown, flags: unknown) =>
    typeof flags === 'number' && (flags & CREATE) !== 0 ? 2 * LEAST_SIZE : LEAST_SIZE,
  );
  cost('symlink', (target: string) => LEAST_SIZE + 2 * target.length);
  for (const name of ['mkdir', 'mknod', 'dupStream', 'rename']) cost(name, () => LEAST_SIZE);

  return {
    changed: () => touched || !same(remembered, state(fs)),
    remember: () => {
      // From these a program could tell when its box was made.
      for (const node of nodesOf(fs)) node.atime = node.mtime = node.ctime = epoch;
      remembered = state(fs);
      touched = false;
      before = kept(fs);
      memory.holdBeside(0);
    },
    touch: () => {
      touched = true;
    },
  };
}

function isFile({ contents }: FileNode): boolean {
  return ArrayBuffer.isView(contents);
}

function sizeOf(contents: FileNode['contents']): number {
  return ArrayBuffer.isView(contents) ? contents.length : 0;
}

/** By how many bytes a file's buffer grows when it is written up to `end`; see MEMFS. */
function growth({ contents }: FileNode, end: number): number {
  const size = sizeOf(contents);
  return end <= size ? 0 : Math.max(end, Math.min(2 * size, 1.125 * size + 1024 * 1024)) - size;
}

/** Every node, including those that only an open stream still refers to. */
function nodesOf(fs: FileSystem): ReadonlySet<FileNode> {
  const nodes = new Set<FileNode>();
  const waiting = [fs.root, ...fs.streams.flatMap((stream) => stream?.node ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (nodes.has(node)) continue;
    nodes.add(node);
    const { contents, mounted } = node;
    if (contents !== undefined && !ArrayBuffer.isView(contents)) {
      waiting.push(...Object.values(contents));
    }
    if (mounted) waiting.push(mounted.root);
  }
  return nodes;
}

/** Bytes in use, as a rough upper bound. */
function kept(fs: FileSystem): number {
  let bytes = fs.streams.length * LEAST_SIZE;
  for (const { contents, link, pipe } of nodesOf(fs)) {
    bytes += LEAST_SIZE + sizeOf(contents) + 2 * (link?.length ?? 0);
    for (const { buffer } of pipe?.buckets ?? []) bytes += buffer.length;
  }
  return bytes;
}

/** Everything a program could find different, except the contents of files, which `touch` reports. */
function state(fs: FileSystem): readonly unknown[] {
  const seen: unknown[] = [fs.currentPath, fs.nextInode];
  for (const node of nodesOf(fs)) {
    const { id, mode, rdev, atime, mtime, ctime, usedBytes, contents, link } = node;
    seen.push(node, id, mode, rdev, atime, mtime, ctime, usedBytes, contents, link);
    if (!isFile(node)) seen.push(...Object.keys(contents ?? {}));
  }
  for (const stream of fs.streams) {
    // A closed stream leaves a hole.
    if (stream) seen.push(stream, stream.node, stream.flags, stream.position);
    else seen.push(null);
  }
  while (seen.at(-1) === null) seen.pop();
  return seen;
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}
