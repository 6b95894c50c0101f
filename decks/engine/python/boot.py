"""Turns a fresh Pyodide into the engine. Runs once, before the snapshot is taken."""

# The modules that programs import most are loaded from the start.
import asyncio, collections, concurrent.futures.thread, contextlib, contextvars, dataclasses  # noqa: E401,F401
import datetime, enum, functools, heapq, inspect, itertools, json, logging, math, operator  # noqa: E401,F401
import multiprocessing, queue, random, re, signal, socket, statistics, string  # noqa: E401,F401
import subprocess, textwrap, threading, time, traceback, typing, warnings, weakref  # noqa: E401,F401

# Imported by the interpreter when it warns of a missing `await` or suggests another name.
import _suggestions, tracemalloc  # noqa: E401,F401

from . import clock, doors, loop, network, program, refusals, signals, threads


def install() -> None:
    """Installs the virtual clock and its loop; before the snapshot is taken."""
    clock.install()
    threads.install()
    refusals.install()
    loop.install()
    network.install()
    program.install()
    signals.install()
    doors.unlist()
