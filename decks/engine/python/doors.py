"""The ways out of Python, closed before a program runs.

Any JavaScript object leads to all others, and whoever can read and write arbitrary memory can create
one. So neither is left in the interpreter. As a second line of defence it runs in a worker that owns
nothing (`seal.ts`), inside a frame that reaches nothing.
"""

import asyncio
import gc
import sys
import types

# Pyodide's modules: ways into JavaScript.
_PYODIDE = ("_pyodide", "_pyodide_core", "js", "pyodide", "pyodide_js")

# C modules that read and write arbitrary memory, or exist to break the interpreter.
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
    """Removes C modules from the interpreter's list; before the snapshot is taken.

    Without an entry there, no importer can create a module again, whatever a program does.
    """
    import _imp
    import _testinternalcapi

    closed = {*_RAW, "_pyodide_core"}
    for name in closed:
        # The interpreter keeps a copy of some modules and creates others from it.
        _testinternalcapi.clear_extension(name, name)
    _strike({name.encode() for name in closed})
    # A dynamically loaded module could call anything too.
    del _imp.create_dynamic, _imp.exec_dynamic
    sys.builtin_module_names = tuple(
        name for name in sys.builtin_module_names if name not in closed
    )
    for name in [name for name in sys.modules if name.partition(".")[0] in ("ctypes", *_RAW)]:
        if name != "_imp":
            del sys.modules[name]


def _strike(names) -> None:
    """Clears the entries of some modules in every copy of the interpreter's list."""
    import ctypes

    class Entry(ctypes.Structure):
        _fields_ = (("name", ctypes.c_void_p), ("init", ctypes.c_void_p))

    size = ctypes.sizeof(Entry)
    end = ctypes.pythonapi.emscripten_get_heap_size()
    first = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyImport_Inittab").value
    # The copies end differently.
    head = ctypes.string_at(first, 16 * size)
    for at in _places_of(head, end):
        entry = Entry.from_address(at)
        # Some copies were made by this function itself and are incomplete.
        while entry.name and entry.name < end:
            name = ctypes.string_at(entry.name, _LONGEST).partition(b"\0")[0]
            if name in names:
                # Shortened to its terminating zero: a null pointer would end the list.
                entry.name += len(name)
                entry.init = None
            at += size
            entry = Entry.from_address(at)


# Longer than any name.
_LONGEST = 64


def _places_of(sought: bytes, end: int):
    """All addresses at which some bytes are in memory; only a part of memory is copied at a time."""
    import ctypes

    part = 256 * 1024
    for start in range(0, end, part):
        copied = ctypes.string_at(start, min(part + len(sought), end - start))
        at = copied.find(sought)
        while 0 <= at < part:
            yield start + at
            at = copied.find(sought, at + 1)


def close() -> None:
    """Removes Pyodide's replacements of Python's own functions, and its ways into JavaScript.

    After the snapshot is loaded, which needs them.
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
    loaders = {JsLoader, *JsLoader.__subclasses__()}
    # They hold JavaScript modules, and JavaScript holds them. `isinstance` takes four times as long.
    for thing in [thing for thing in gc.get_objects() if type(thing) in loaders]:
        thing.__dict__.clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in _PYODIDE]:
        module = sys.modules.pop(name)
        # References to their functions and classes remain in odd places, so their globals are cleared.
        if isinstance(module, types.ModuleType):
            module.__dict__.clear()
    # None in sys.modules makes an import fail with ModuleNotFoundError.
    sys.modules.update(dict.fromkeys(_PYODIDE))
    # What exists now stays: programs' garbage collections need not scan it.
    gc.collect()
    gc.freeze()
