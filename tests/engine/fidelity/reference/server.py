"""Runs programs on the interpreter that runs this file, each in a forked process of its own.

A line of JSON in on stdin, a line of JSON out on stdout, several at a time:

- in: `id`, `source`, `clock` ("virtual", or the number of a program's seconds that pass in a real
  one), `sets` ("creation", "reverse" or "own": the order in which asyncio walks its sets of tasks),
  `leave` ("whole", or "quick" to spare most of the interpreter's own clearing up, which takes longer
  than a program), `timeout` in real seconds;
- out: `id`, `stdout`, `stderr`, `ended` (as in decks/format/types.ts, or `{"kind": "exited"}` with
  a `code` where the program left past the interpreter, or `{"kind": "stuck"}`), `seconds` of its
  clock; on the virtual clock also `gap`, the smallest distance between two deadlines, and `raced`:
  whether work was cancelled at the very moment it was handed to a thread.

A fork is as good as a fresh interpreter, since nothing has run in this one but the imports below,
and takes milliseconds in place of a quarter of a second.
"""

# The modules imported most, so that forks need not import them.
import asyncio, atexit, concurrent.futures.thread, contextlib, contextvars, dataclasses  # noqa: E401,F401
import datetime, functools, inspect, itertools, logging, queue, random, threading, time  # noqa: E401,F401
import traceback, warnings, weakref  # noqa: E401,F401
import gc
import json
import os
import selectors
import signal
import sys

import clocks

NAME = "program.py"
DEADLOCK = 97


class _Child:
    """A running program: its process, its pipes and its output so far."""

    def __init__(self, order):
        self.order = order
        self.deadline = time.monotonic() + order["timeout"]
        self.got = {"stdout": b"", "stderr": b"", "report": b""}
        self.open = set(self.got)
        self.pid = 0

    def answer(self, status):
        report = json.loads(self.got["report"] or b"{}")
        code = os.waitstatus_to_exitcode(status)
        ended = report.get("ended")
        if code == -signal.SIGKILL:
            ended = {"kind": "stuck"}
        elif ended is None:
            ended = {"kind": "exited", "code": code}
        return {
            "id": self.order["id"],
            "stdout": self.got["stdout"].decode("utf-8", "replace"),
            "stderr": self.got["stderr"].decode("utf-8", "replace"),
            "ended": ended,
            "code": code,
            "seconds": report.get("seconds", 0),
            "gap": report.get("gap"),
            "raced": report.get("raced", False),
        }


def serve():
    """Answers orders until stdin ends. Returns the order only in the process of its program."""
    print(json.dumps({"version": ".".join(map(str, sys.version_info[:3]))}), flush=True)
    gc.collect()
    gc.freeze()
    selector = selectors.PollSelector()
    selector.register(0, selectors.EVENT_READ)
    inbox = b""
    children = set()
    listening = True
    while listening or children:
        for key, _ in selector.select(0.5):
            if key.fd == 0:
                data = os.read(0, 1 << 20)
                if not data:
                    listening = False
                    selector.unregister(0)
                *lines, inbox = (inbox + data).split(b"\n")
                for line in lines:
                    child = _Child(json.loads(line))
                    order = _fork(child, selector)
                    if order is not None:
                        return order
                    children.add(child)
                continue
            child, name = key.data
            data = os.read(key.fd, 1 << 16)
            child.got[name] += data
            if not data:
                selector.unregister(key.fd)
                os.close(key.fd)
                child.open.discard(name)
                if not child.open:
                    children.discard(child)
                    _, status = os.waitpid(child.pid, 0)
                    print(json.dumps(child.answer(status)), flush=True)
        for child in children:
            if time.monotonic() > child.deadline:
                os.kill(child.pid, signal.SIGKILL)
    # Nothing here belongs to a program: exit without shutdown.
    os._exit(0)


def _fork(child, selector):
    pipes = {name: os.pipe() for name in child.got}
    child.pid = os.fork()
    if child.pid:
        for name, (read, write) in pipes.items():
            os.close(write)
            selector.register(read, selectors.EVENT_READ, (child, name))
        return None
    for key in list(selector.get_map().values()):
        os.close(key.fd)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(pipes["stdout"][1], 1)
    os.dup2(pipes["stderr"][1], 2)
    report = os.dup(pipes["report"][1])
    for pair in pipes.values():
        for fd in pair:
            os.close(fd)
    return {**child.order, "report": report}


def become_program(order, namespace):
    """Runs the program of `order` as `__main__` in `namespace`."""
    ended = {"kind": "returned"}
    clock = clocks.install(order["clock"], order["sets"])

    def report(how=None):
        told = {"ended": how or ended, "seconds": clock.seconds(), "gap": clock.gap()}
        os.write(order["report"], json.dumps({**told, "raced": clock.raced}).encode())
        os.close(order["report"])

    def leave(code):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    def deadlock():
        report({"kind": "deadlock"})
        leave(DEADLOCK)

    def over():
        report()
        if order["leave"] == "quick":
            sys.modules["__main__"].__dict__.clear()
            gc.collect()
            leave(0)
        gc.unfreeze()

    clock.on_deadlock = deadlock
    # Registered first, so called last: when everything else is over.
    atexit.register(over)
    sys.argv = [NAME]
    sys.path[0] = os.devnull
    sys.excepthook = _without_own_frames
    namespace.clear()
    namespace.update(
        __name__="__main__", __file__=NAME, __builtins__=__builtins__, __doc__=None, __spec__=None
    )
    try:
        exec(compile(order["source"], NAME, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        ended.update(kind="raised", type=type(error).__name__, message=str(error)[:10_000])
        raise


def _without_own_frames(kind, error, frames):
    while frames is not None and frames.tb_frame.f_code.co_filename != NAME:
        frames = frames.tb_next
    sys.__excepthook__(kind, error.with_traceback(frames), frames)
