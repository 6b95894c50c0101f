"""The ways out of Python, closed for good before a program runs.

Whoever holds one object of JavaScript's holds them all, and whoever reads and writes memory at will
can make one. So neither is left anywhere in the interpreter. Behind these doors stands a worker
that owns nothing (`seal.ts`), and around the worker a frame that reaches nothing.
"""

import asyncio
import gc
import sys
import types

# Modules of Pyodide: ways into JavaScript.
_PYODIDE = ("_pyodide", "_pyodide_core", "js", "pyodide", "pyodide_js")

# Modules in C that read and write memory at will, or exist to break the interpreter.
_RAW = (
    "_ctypes",
    "_imp",
    "_remote_debugging",
    "_testbuffer",
    "_testcapi",
    "_testclinic",
    "_testclinic_limited",
    "_testinternalcapi",
    "_testlimitedcapi",
    "_xxtestfuzz",
)


def unlist() -> None:
    """Strikes modules in C off the interpreter's list; before the snapshot is taken.

    Without an entry there, no importer can make a module again, whatever a program does to them.
    """
    import _imp
    import _testinternalcapi

    closed = {*_RAW, "_pyodide_core"}
    for name in closed:
        # Of some modules the interpreter keeps a copy from which it makes another.
        _testinternalcapi.clear_extension(name, name)
    _strike({name.encode() for name in closed})
    # What is loaded from a file could call whatever it likes as well.
    del _imp.create_dynamic, _imp.exec_dynamic
    sys.builtin_module_names = tuple(
        name for name in sys.builtin_module_names if name not in closed
    )
    for name in [name for name in sys.modules if name.partition(".")[0] in ("ctypes", *_RAW)]:
        if name != "_imp":
            del sys.modules[name]


def _strike(names) -> None:
    """Empties the entries of some modules in every copy of the interpreter's list."""
    import ctypes

    class Entry(ctypes.Structure):
        _fields_ = (("name", ctypes.c_void_p), ("init", ctypes.c_void_p))

    size = ctypes.sizeof(Entry)
    end = ctypes.pythonapi.emscripten_get_heap_size()
    first = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyImport_Inittab").value
    # The copies differ in how they end.
    head = ctypes.string_at(first, 16 * size)
    for at in _places_of(head, end):
        entry = Entry.from_address(at)
        # Some copies are of this function's own making, and break off.
        while entry.name and entry.name < end:
            name = ctypes.string_at(entry.name, _LONGEST).partition(b"\0")[0]
            if name in names:
                # Its own end is an empty name, where none would be the end of the list.
                entry.name += len(name)
                entry.init = None
            at += size
            entry = Entry.from_address(at)


# More than any name has.
_LONGEST = 64


def _places_of(sought: bytes, end: int):
    """All addresses in memory where some bytes are; only a part of it is copied at a time."""
    import ctypes

    part = 256 * 1024
    for start in range(0, end, part):
        copied = ctypes.string_at(start, min(part + len(sought), end - start))
        at = copied.find(sought)
        while 0 <= at < part:
            yield start + at
            at = copied.find(sought, at + 1)


def close() -> None:
    """Takes back what Pyodide put in place of Python's own, and its ways into JavaScript.

    After the snapshot is loaded: loading one needs them.
    """
    from _pyodide._importhook import JsFinder, JsLoader
    from pyodide import webloop

    asyncio.run = webloop._orig_run
    asyncio._set_running_loop(None)
    for finder in sys.meta_path[:]:
        # Some of them are classes.
        if getattr(finder, "__module__", "").startswith("_pyodide"):
            sys.meta_path.remove(finder)
            if isinstance(finder, JsFinder):
                finder.__dict__.clear()
    for thing in gc.get_objects():
        # They hold the modules that are JavaScript's, and are held there.
        if isinstance(thing, JsLoader):
            thing.__dict__.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in _PYODIDE]:
        module = sys.modules.pop(name)
        # Functions and classes of theirs live on in odd places; what they knew is gone.
        if isinstance(module, types.ModuleType):
            module.__dict__.clear()
    # None in sys.modules makes an import fail with ModuleNotFoundError.
    sys.modules.update(dict.fromkeys(_PYODIDE))
    # What is here now stays: programs' collections need not look at it.
    gc.collect()
    gc.freeze()
