"""Turns a fresh Pyodide into the engine. Runs once, before the snapshot is taken."""

import gc
import sys

# What programs import most is in memory from the start.
import asyncio, collections, concurrent.futures.thread, contextlib, contextvars, dataclasses  # noqa: E401,F401
import datetime, enum, functools, heapq, inspect, itertools, json, logging, math, operator  # noqa: E401,F401
import multiprocessing, queue, random, re, signal, socket, statistics, string  # noqa: E401,F401
import subprocess, textwrap, threading, time, traceback, typing, warnings, weakref  # noqa: E401,F401

from . import clock, identity, loop, program, refusals, workers


DOORS = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core")


def install() -> None:
    """Puts the virtual clock and its loop in place; before the snapshot is taken."""
    clock.install()
    identity.install()
    workers.install()
    refusals.install()
    loop.install()
    program.install()


def close_doors() -> None:
    """Takes back what Pyodide put in place of Python's own, and its ways into JavaScript.

    After the snapshot is loaded: loading one needs them.
    """
    from pyodide import webloop

    asyncio.run = webloop._orig_run
    asyncio._set_running_loop(None)
    for name in [name for name in sys.modules if name.split(".")[0] in DOORS]:
        del sys.modules[name]
    # None in sys.modules makes an import fail with ModuleNotFoundError.
    sys.modules.update(dict.fromkeys(DOORS))
    sys.meta_path[:] = [
        finder for finder in sys.meta_path if not type(finder).__module__.startswith("_pyodide")
    ]
    # What is here now stays: programs' collections need not look at it.
    gc.collect()
    gc.freeze()
