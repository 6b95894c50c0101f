"""Runs one program as `python3 program.py` would, and reports what it printed and how it ended."""

import ast
import asyncio
import atexit
import builtins
import functools
import gc
import itertools
import json
import linecache
import os
import signal
import sys
import sysconfig
import traceback
import tracemalloc
import types

from . import (
    analyse,
    clock,
    explore,
    halt,
    loop,
    mail,
    models,
    observe,
    output,
    perturb,
    threads,
    trace,
    tree,
)


def run(source: str, order: str, stream: bool) -> str:
    """Runs `source` and returns the result as JSON.

    `order` is the JSON of a `RunOrder` (../types.ts): the program's file name, its limits, the models to
    run it under, what to perturb, whether to observe and to trace. The host gets a letter (see `mail`) as
    soon as the result is settled by something other than the program's end, and with `stream` for every
    piece of stdout.

    The result: `stdout`, `stderr`, `ended` (see `Ended` in decks/format/types.ts), `seconds` (virtual),
    and if requested `observed`, `explored` and `trace`.
    """
    order = json.loads(order)
    name = order["name"]
    limits = order["limits"]
    if order.get("inspect") == "source":
        text = _to_json(analyse.analyse(source))
        return _to_json({"stdout": text, "stderr": "", "ended": {"kind": "returned"}, "seconds": 0})
    if order.get("inspect") == "run":
        # The warning about a coroutine that was never awaited says where it was created.
        sys.set_coroutine_origin_tracking_depth(1)
    explored = order.get("explore")
    if explored is not None:
        explore.begin(source, name, explored["batch"], explored["every"] > 0)
        if explored["batch"]:
            return _run_batch(source, order)
        explore.schedule(*explored["schedules"][0])
    recorder = trace.Recorder(source) if order["trace"] else trace.NONE
    forward = functools.partial(mail.send, mail.OUTPUT) if stream else None
    stdout = output.Sink("<stdout>", limits["output"], forward, recorder.listener(0))
    stderr = output.Sink("<stderr>", limits["output"], on_write=recorder.listener(1))

    begun = order["perturb"]["clock"]

    def result(ended):
        return _to_json(
            {
                "stdout": stdout.text(),
                "stderr": stderr.text(),
                "ended": ended,
                # A program that gets hold of the clock can turn it back.
                "seconds": max(round(clock.now() - begun, 6), 0.0),
                **({"observed": observe.notes()} if order["observe"] else {}),
                **({} if explored is None else {"explored": {"sites": explore.sites()}}),
                **recorder.result(),
            }
        )

    def settle(ended):
        mail.send(mail.SETTLED, result(ended))

    halt.begin(settle)
    loop.begin(limits["turns"])
    sys.stdout = sys.__stdout__ = output.text_stream(stdout)
    sys.stderr = sys.__stderr__ = output.text_stream(stderr)
    sys.argv = [name]
    sys.platform = "linux"
    for id in order["models"]:
        models.install(id)
    if order["observe"]:
        observe.begin(name)
    perturb.begin(order["perturb"])
    recorder.open(loop)

    ended = _execute(source, name, sys.stderr, recorder)
    halt.over()
    _give_back_builtins()
    return result(halt.verdict() or ended)


def _run_batch(source: str, order: dict) -> str:
    """Runs a program under many schedules; returns each outcome once, with the waits of its first run.

    `explored` of the result: `outcomes`, and which of them each schedule had. A run that meets the time
    limit ends the batch with it. If `every` is set, the schedules are those of `tree`, at most that many;
    `complete` tells whether those were all.
    """
    name, limits, every = order["name"], order["limits"], order["explore"]["every"]
    outcomes, places, shown, complete = [], {}, [], False
    execute = functools.partial(_execute, source, name, compiled=functools.cache(_compile))
    sys.argv = [name]
    sys.platform = "linux"
    perturb.begin(order["perturb"])

    def result():
        first = outcomes[0] if outcomes else {"stdout": "", "ended": {"kind": "returned"}, "seconds": 0}
        explored = {"outcomes": outcomes, "shown": shown, "complete": complete}
        kept = {key: first[key] for key in ("stdout", "ended", "seconds")}
        return _to_json({**kept, "stderr": "", "explored": explored})

    for schedule in itertools.repeat(([], 0), every) if every else order["explore"]["schedules"]:
        explore.schedule(*schedule)
        stdout, stderr = output.Sink("<stdout>", limits["output"]), output.Sink("<stderr>", limits["output"])

        def note(ended):
            known = (stdout.text(), json.dumps(ended))
            place = places.setdefault(known, len(outcomes))
            if place == len(outcomes):
                seconds = max(round(clock.now(), 6), 0.0)
                waits = {"ends": tree.rows()} if every else {"sites": explore.sites()}
                outcomes.append({"stdout": known[0], "ended": ended, "seconds": seconds, **waits})
            shown.append(place)

        def settle(ended):
            note(ended)
            if ended == halt.limit("time"):
                mail.send(mail.SETTLED, result())

        halt.begin(settle)
        loop.begin(limits["turns"])
        sys.stdout = sys.__stdout__ = output.text_stream(stdout)
        sys.stderr = sys.__stderr__ = output.text_stream(stderr)
        ended = execute(sys.stderr, trace.NONE)
        halt.over()
        _give_back_builtins()
        if halt.verdict() is None:
            note(ended)
        elif halt.verdict() == halt.limit("time"):
            break
        if every and (not tree.closed or ended.get("kind") == "limit"):
            break
        if every and not tree.advance():
            complete = True
            break
        if every and tree.expected(len(shown)) > every:
            break
    return result()


# In C throughout: a program may have replaced any function of `json`.
_encode = json.encoder.c_make_encoder(
    None, None, json.encoder.c_encode_basestring_ascii, None, ":", ",", False, False, True
)


def _to_json(value) -> str:
    return "".join(_encode(value, 0))


# Code that runs after a program must work whatever it has done to the builtins.
_BUILTINS = dict(builtins.__dict__)


_update = dict.update


def _give_back_builtins() -> None:
    _update(builtins.__dict__, _BUILTINS)


def _execute(source: str, name: str, stderr, recorder, *, compiled=None) -> dict:
    """`compiled`: what compiles the program, if it is run many times."""
    main = types.ModuleType("__main__")
    main.__file__ = name
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    lines = source.splitlines(keepends=True)
    linecache.cache[name] = (len(source), None, lines, name)
    ended = {"kind": "returned"}
    # Undoes what an earlier run has done while exiting; see `_leave`.
    threads.begin()
    sys.modules["tracemalloc"] = tracemalloc
    try:
        ended = _run_main(source, name, main, stderr, recorder, compiled or _compile)
        _leave(main)
    except halt.Halt:
        pass
    except BaseException as error:
        # While exiting; what the program itself raised has been reported by then.
        _report(error, stderr)
    return ended


def _run_main(source: str, name: str, main, stderr, recorder, compiled) -> dict:
    """Runs the program itself, reports its exception, and returns how it ended."""
    try:
        try:
            code = compiled(source, name)
            recorder.watch(code)
            exec(code, main.__dict__)
        finally:
            _give_back_builtins()
            asyncio._set_running_loop(None)
        recorder.over(None)
    except halt.Halt:
        raise
    except BaseException as error:
        recorder.over(error)
        if not isinstance(error, SystemExit):
            _report(error, stderr)
            # As the interpreter does. It keeps everything in the traceback alive, until `_leave`.
            sys.last_exc = sys.last_value = error
            sys.last_type, sys.last_traceback = type(error), error.__traceback__
        elif error.code is not None and not isinstance(error.code, int):
            stderr.write(f"{error.code}\n")
        return {
            "kind": "raised",
            "type": type(error).__name__,
            "message": _message(error),
        }
    return {"kind": "returned"}


def _compile(source: str, name: str):
    """Compiles a program, with the installed transformations."""
    transforms = models.transforms + perturb.transforms
    if not transforms:
        return compile(source, name, "exec", dont_inherit=True)
    parsed = ast.parse(source, name)
    for transform in transforms:
        parsed = ast.fix_missing_locations(transform(parsed))
    return compile(parsed, name, "exec", dont_inherit=True)


def _leave(main):
    """What the interpreter does at exit, as far as it is visible."""
    threads.leave()
    atexit._run_exitfuncs()
    # At that point tracemalloc can no longer be imported, and so a warning does not suggest it.
    sys.modules["tracemalloc"] = None
    exec(
        _CLEAR,
        {
            "__name__": "sys",
            "system": sys.__dict__,
            "names": main.__dict__,
            "collect": gc.collect,
        },
    )


def _at_no_line(source: str):
    """Code that runs like the interpreter's at exit, which warnings place at `<sys>:0`."""
    parsed = ast.parse(source)
    for node in ast.walk(parsed):
        if hasattr(node, "lineno"):
            node.lineno = node.end_lineno = 0
    return compile(parsed, "<sys>", "exec")


# First what the last exception kept alive, then private names, then the others; see `finalize_modules`
# in CPython's pylifecycle.c and `_PyModule_ClearDict` in its moduleobject.c.
_CLEAR = _at_no_line(
    """for name in ("last_exc", "last_type", "last_value", "last_traceback"):
    if name in system:
        system[name] = None
for name in [*names]:
    if name[:1] == "_" != name[1:2]:
        names[name] = None
for name in [*names]:
    if name != "__builtins__":
        names[name] = None
collect()
"""
)


def _message(error: BaseException) -> str:
    try:
        return str(error)[:10_000]
    except Exception:
        return f"<exception str() failed: {type(error).__name__}>"


def _report(error: BaseException, stderr) -> None:
    try:
        text = "".join(traceback.format_exception(error))
    except Exception:
        text = f"{type(error).__name__} (its traceback could not be printed)\n"
    stderr.write(text)


def _no_input(prompt="", /):
    raise RuntimeError(
        "input() is not available here: a program in Loopwise runs without a person to ask. "
        "Put the value into the program instead."
    )


def _exit(status):
    """`os._exit`: no more code of the program runs."""
    halt.halt({"kind": "raised", "type": "SystemExit", "message": str(status)})


# Where the engine's files are; see snapshot.ts.
_OURS = "/engine/"


def _hide_own_frames() -> None:
    """Hides the engine's functions from every traceback, like functions written in C."""
    extract = traceback.StackSummary._extract_from_extended_frame_gen.__func__

    def extract_without_ours(cls, frames, **options):
        theirs = (entry for entry in frames if not entry[0].f_code.co_filename.startswith(_OURS))
        return extract(cls, theirs, **options)

    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(extract_without_ours)
    from_list = traceback.StackSummary.from_list.__func__

    def from_list_without_ours(cls, frames):
        # Where a forgotten coroutine was created, as recorded by the interpreter.
        return from_list(cls, [frame for frame in frames if not frame[0].startswith(_OURS)])

    traceback.StackSummary.from_list = classmethod(from_list_without_ours)


def install() -> None:
    """The host's watchdog arrives as SIGINT."""
    signal.signal(signal.SIGINT, halt.out_of_time)
    builtins.input = _BUILTINS["input"] = _no_input
    os._exit = _exit
    # Its data depend on the platform, whose name `run` changes.
    data = sysconfig._get_sysconfigdata_name()
    sysconfig._get_sysconfigdata_name = lambda: data
    os.uname = lambda: os.uname_result(("Linux", "loopwise", "6.0", "#1", "x86_64"))
    _hide_own_frames()
    # Most tracebacks show lines of these: unpacking their source would take longer than a run.
    for module in (asyncio.runners, asyncio.base_events, asyncio.taskgroups):
        linecache.getlines(module.__file__, module.__dict__)
