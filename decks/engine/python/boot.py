"""Turns a fresh Pyodide into the engine. Runs once, before the snapshot is taken."""

# What programs import most is in memory from the start.
import asyncio, collections, concurrent.futures.thread, contextlib, contextvars, dataclasses  # noqa: E401,F401
import datetime, enum, functools, heapq, inspect, itertools, json, logging, math, operator  # noqa: E401,F401
import multiprocessing, queue, random, re, signal, socket, statistics, string  # noqa: E401,F401
import subprocess, textwrap, threading, time, traceback, typing, warnings, weakref  # noqa: E401,F401

# What the interpreter imports when it warns of a forgotten `await` or suggests another name.
import _suggestions, tracemalloc  # noqa: E401,F401

from . import clock, doors, loop, network, program, refusals, signals, threads


def install() -> None:
    """Puts the virtual clock and its loop in place; before the snapshot is taken."""
    clock.install()
    threads.install()
    refusals.install()
    loop.install()
    network.install()
    program.install()
    signals.install()
    doors.unlist()
