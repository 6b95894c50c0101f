/**
 * What a sealed interpreter may call in JavaScript.
 *
 * WebAssembly reaches JavaScript only through its imports and its function table. Most of Pyodide's
 * 268 imports are its bridge between the two languages, which programs do not need. After boot the
 * bridge is shut here, below Python: whatever a program does to the interpreter's memory, no function
 * left in it leads to a JavaScript object.
 */
import { ENOTSUP, EPERM } from './errno.ts';

type Call = (...args: never[]) => unknown;

/** Clocks, memory, the environment, randomness, signals: numbers in, numbers out, no state. */
const OPEN = words(`
  emscripten_date_now emscripten_get_now clock_res_get clock_time_get
  _tzset_js _timegm_js _mktime_js _localtime_js _gmtime_js
  emscripten_resize_heap emscripten_get_heap_max
  environ_sizes_get environ_get _emscripten_get_progname random_get
  _Py_CheckEmscriptenSignals_Helper __call_sighandler _PyEM_TrampolineCall_JS
  exit proc_exit _abort_js __assert_fail
  Jsv_GetError_import JsvError_Check
  __syscall_faccessat __syscall_fstat64 __syscall_stat64 __syscall_newfstatat __syscall_lstat64
  __syscall_getcwd __syscall_getdents64 __syscall_readlinkat __syscall_statfs64
  __syscall_fstatfs64 __syscall_fadvise64 __syscall_fdatasync __syscall_poll
  fd_close fd_pread fd_sync fd_fdstat_get fd_seek _munmap_js
`);

/** Calls that change the file system, which lives in JavaScript; see `disk.ts`. */
const CHANGING = words(`
  __syscall_fcntl64 __syscall_chdir __syscall_fchdir __syscall_chmod __syscall_fchmod
  __syscall_fchmodat2 __syscall_fchownat __syscall_fchown32 __syscall_dup __syscall_dup3
  __syscall_ftruncate64 __syscall_truncate64 __syscall_fallocate __syscall_mkdirat
  __syscall_mknodat __syscall_pipe __syscall_unlinkat __syscall_rmdir __syscall_renameat
  __syscall_symlinkat __syscall_utimensat __syscall_ioctl __syscall_socket
  getprotobyname fd_write fd_pwrite _mmap_js _msync_js
`);

/** Calls that stay shut but are answered as a system without the feature would. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    words(`accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmsg sendmsg
      sendto`).map((name) => [`__syscall_${name}`, -EPERM]),
  ),
  // Pyodide first asks whether a socket is one of Node's.
  ...Object.fromEntries(
    words('_maybe_connect_async _maybe_recvfrom_async _maybe_sendto_async').map((name) => [
      name,
      null,
    ]),
  ),
  // On Node it would be the user's number.
  __syscall_getuid32_js: 0,
  _try_fcntl64: 0,
  _try_shutdown: 0,
  _setitimer_js: -ENOTSUP,
  // As a shell that did not find the command.
  _emscripten_system: 127 << 8,
  // EAI_FAIL
  getaddrinfo: -4,
  getnameinfo: -4,
};

/** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC: a file opened with one of these may change. */
const WRITING = 0o1 | 0o2 | 0o100 | 0o1000;

const FIRST_OF_A_FILE = 3;

/** Collects the interpreter's imports and can shut them. */
export interface ImportGate {
  /**
   * From now on only what a program needs can be called, and calls that may change the file system go
   * through `change`. Returns a function that begins a run.
   */
  readonly shut: (change: (call: () => unknown) => unknown) => () => void;
  /** The C stack pointer; available once the interpreter is instantiated. */
  readonly stack: () => WebAssembly.Global<'i32'>;
  /** A function that the interpreter exports; available once it is instantiated. */
  readonly exported: (name: string) => WebAssembly.ExportValue;
}

interface PyodideImports {
  readonly env: Record<string, unknown>;
  readonly wasi_snapshot_preview1: Record<string, unknown>;
}

/**
 * Wraps the imports. Must be called before the interpreter is instantiated.
 *
 * If you give Python something new to call: a name in none of these lists throws when a program runs,
 * which ends its box. Add it to the right list, and say what a program that calls it with arbitrary
 * arguments could reach.
 *
 * @param own imports that replace Pyodide's, by name; see `stacks.ts`.
 */
export function gateImports(own: Readonly<Record<string, unknown>>): ImportGate {
  const isOpen = new Set(OPEN);
  const isChanging = new Set(CHANGING);
  let closed = false;
  let change = (call: () => unknown): unknown => call();
  let umask = 0o22;
  let exports: WebAssembly.Exports | undefined;

  const gate = (name: string, real: unknown): unknown => {
    if (Object.hasOwn(own, name)) return own[name];
    if (typeof real !== 'function' || isOpen.has(name)) return real;
    const call = real as (...args: unknown[]) => unknown;
    if (name === '__syscall_umask_js') {
      return (mask: number) => {
        const before = umask;
        umask = mask & 0o777;
        return before;
      };
    }
    if (name === '__syscall_openat' || name === 'fd_read') {
      const changes = name === 'fd_read' ? readsConsole : opensForWriting;
      return (...args: number[]) => {
        return closed && changes(args) ? change(() => call(...args)) : call(...args);
      };
    }
    if (isChanging.has(name)) {
      return (...args: unknown[]) => (closed ? change(() => call(...args)) : call(...args));
    }
    const answer = ANSWERS[name];
    return (...args: unknown[]) => {
      if (!closed) return call(...args);
      if (answer === undefined) throw new Error(`A program may not call ${name}.`);
      return answer;
    };
  };

  // oxlint-disable-next-line typescript/unbound-method -- a function of a namespace
  const instantiate = WebAssembly.instantiate as Call as (
    source: BufferSource | WebAssembly.Module,
    imports?: WebAssembly.Imports,
  ) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>;
  WebAssembly.instantiate = (async (source: BufferSource, imports?: WebAssembly.Imports) => {
    if (!isPyodide(imports)) return instantiate(source, imports);
    const gated = (from: Record<string, unknown>): WebAssembly.ModuleImports =>
      new Proxy(from, {
        get: (target, name) => gate(String(name), target[String(name)]),
      }) as WebAssembly.ModuleImports;
    const made = await instantiate(source, {
      ...(imports as unknown as WebAssembly.Imports),
      env: gated(imports.env),
      wasi_snapshot_preview1: gated(imports.wasi_snapshot_preview1),
    });
    exports = ('instance' in made ? made.instance : made).exports;
    return made;
  }) as typeof WebAssembly.instantiate;
  keepOutOfTables();

  const exported = (name: string): WebAssembly.ExportValue => {
    const value = exports?.[name];
    if (value === undefined) throw new Error(`The interpreter has no ${name}.`);
    return value;
  };
  return {
    exported,
    stack: () => exported('__stack_pointer') as WebAssembly.Global<'i32'>,
    shut: (through) => {
      closed = true;
      change = through;
      return () => {
        umask = 0o22;
      };
    },
  };
}

/**
 * Leaves the slots of WebAssembly's tables empty that would hold JavaScript functions. Emscripten fills
 * some at boot: it tries each function as it is, and would wrap it if that failed.
 */
function keepOutOfTables(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
  const set = WebAssembly.Table.prototype.set;
  WebAssembly.Table.prototype.set = function setUnlessJavaScript(at: number, value?: unknown) {
    try {
      set.call(this, at, value);
    } catch (error) {
      if (typeof value !== 'function' || !(error instanceof TypeError)) throw error;
      set.call(this, at, null);
    }
  };
}

function isPyodide(imports: unknown): imports is PyodideImports {
  return typeof imports === 'object' && imports !== null && 'wasi_snapshot_preview1' in imports;
}

/** `openat(directory, path, flags, ...)` */
function opensForWriting([, , flags = WRITING]: readonly number[]): boolean {
  return (flags & WRITING) !== 0;
}

/** A file opened in this run has a position of its own; the console's is shared by all. */
function readsConsole([fd = 0]: readonly number[]): boolean {
  return fd < FIRST_OF_A_FILE;
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
