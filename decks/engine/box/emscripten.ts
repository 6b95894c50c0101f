/** Types for Emscripten's module and in-memory file system, which Pyodide's types omit. */

/** The parts of the module that the guards use. */
export interface Emscripten {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAP32: Int32Array<ArrayBuffer>;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF64: Float64Array;
  readonly FS: FileSystem;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
  readonly _Py_DecRef: (object: number) => void;
  readonly _PyBool_FromLong: (value: number) => number;
  readonly _PyObject_CallFunctionObjArgs: (callable: number, args: number) => number;
  readonly _PyUnicode_FromStringAndSize: (address: number, bytes: number) => number;
  readonly _PyUnicode_AsUTF8AndSize: (text: number, bytes: number) => number;
}

/** The parts of `FS` used here. */
export interface FileSystem {
  readonly root: FileNode;
  readonly streams: readonly (FileStream | null | undefined)[];
  readonly filesystems: Record<string, unknown>;
  readonly currentPath: string;
  readonly nextInode: number;
  readonly ErrnoError: new (errno: number) => object;
  write: (
    stream: FileStream,
    data: unknown,
    offset: number,
    length: number,
    at?: number,
    owned?: boolean,
  ) => number;
}

export interface FileNode {
  readonly id: number;
  readonly mode: number;
  readonly rdev: number;
  atime: number;
  mtime: number;
  ctime: number;
  readonly usedBytes?: number;
  /** The bytes of a file, or the nodes of a directory. */
  readonly contents?: Uint8Array | Readonly<Record<string, FileNode>>;
  readonly link?: string;
  readonly pipe?: { readonly buckets: readonly { readonly buffer: Uint8Array }[] };
  readonly mounted?: { readonly root: FileNode } | null;
}

export interface FileStream {
  readonly node: FileNode;
  readonly flags: number;
  readonly position: number;
}
