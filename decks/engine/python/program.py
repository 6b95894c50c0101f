"""Runs one program as `python3 program.py` would, and says what it printed and how it ended."""

import ast
import asyncio
import atexit
import builtins
import gc
import json
import linecache
import signal
import sys
import traceback
import types

from . import clock, halt, loop, models, observe, output, perturb, trace


def run(source: str, order: str, settled, forward=None) -> str:
    """Runs `source` and returns the result as JSON.

    `order` is the JSON of a `RunOrder` (../types.ts): the program's file name, its limits, the models
    to run it under, what to perturb, whether to observe and to trace. `settled(json)` is called as
    soon as the result is settled by something other than the program's end; `forward(text)`, where
    given, with every piece of stdout.

    The result: `stdout`, `stderr`, `ended` (see `Ended` in decks/format/types.ts), `seconds`
    (virtual), and where they were asked for `observed` and `trace`.
    """
    order = json.loads(order)
    name = order["name"]
    limits = order["limits"]
    recorder = trace.Recorder() if order["trace"] else trace.NONE
    stdout = output.Sink("<stdout>", limits["output"], forward, recorder.ear(0))
    stderr = output.Sink("<stderr>", limits["output"], heard=recorder.ear(1))

    begun = order["perturb"]["clock"]

    def result(ended):
        return json.dumps(
            {
                "stdout": stdout.text(),
                "stderr": stderr.text(),
                "ended": ended,
                "seconds": round(clock.now() - begun, 6),
                **({"observed": observe.notes()} if order["observe"] else {}),
                **recorder.told(),
            }
        )

    halt.begin(lambda ended: settled(result(ended)))
    loop.begin(limits["turns"])
    sys.stdout = sys.__stdout__ = output.text_stream(stdout)
    sys.stderr = sys.__stderr__ = output.text_stream(stderr)
    sys.argv = [name]
    for id in order["models"]:
        models.install(id)
    if order["observe"]:
        observe.begin(name)
    perturb.begin(order["perturb"])
    recorder.open(loop, source)

    ended = _execute(source, name, sys.stderr, recorder)
    _give_back_builtins()
    if halt.verdict() is None:
        try:
            for stream in (stdout, stderr):
                clock.move_to(max(clock.now(), stream.last_moment()))
                stream.catch_up(clock.now())
        except halt.Halt:
            pass
    return result(halt.verdict() or ended)


# What follows a program must work whatever it has done to the builtins.
_BUILTINS = dict(builtins.__dict__)


def _give_back_builtins() -> None:
    dict.update(builtins.__dict__, _BUILTINS)


def _execute(source: str, name: str, stderr, recorder) -> dict:
    main = types.ModuleType("__main__")
    main.__file__ = name
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    lines = source.splitlines(keepends=True)
    linecache.cache[name] = (len(source), None, lines, name)
    ended = {"kind": "returned"}
    try:
        try:
            code = _compile(source, name)
            recorder.watch(code)
            exec(code, main.__dict__)
        finally:
            asyncio._set_running_loop(None)
        recorder.over(None)
        _leave(main)
    except halt.Halt:
        pass
    except BaseException as error:
        _give_back_builtins()
        ended = {
            "kind": "raised",
            "type": type(error).__name__,
            "message": _message(error),
        }
        recorder.over(error)
        if not isinstance(error, SystemExit):
            _report(error, stderr)
        elif error.code is not None and not isinstance(error.code, int):
            stderr.write(f"{error.code}\n")
        try:
            _leave(main)
        except BaseException:
            pass
    return ended


def _compile(source: str, name: str):
    """The code of a program, as what is installed reads it."""
    transforms = models.transforms + perturb.transforms
    if not transforms:
        return compile(source, name, "exec", dont_inherit=True)
    tree = ast.parse(source, name)
    for transform in transforms:
        tree = ast.fix_missing_locations(transform(tree))
    return compile(tree, name, "exec", dont_inherit=True)


def _leave(main):
    """What the interpreter does on its way out, as far as it can be seen."""
    atexit._run_exitfuncs()
    main.__dict__.clear()
    gc.collect()


def _message(error: BaseException) -> str:
    try:
        return str(error)[:10_000]
    except Exception:
        return f"<exception str() failed: {type(error).__name__}>"


def _report(error: BaseException, stderr) -> None:
    # The first frames are this file's: its `exec`, or what compiles for it.
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    try:
        text = "".join(traceback.format_exception(type(error), error, frames))
    except Exception:
        text = f"{type(error).__name__} (its traceback could not be printed)\n"
    stderr.write(text)


def _out_of_time(_signal, _frame):
    halt.halt(halt.limit("time"))


def _no_input(prompt="", /):
    raise RuntimeError(
        "input() is not available here: a program in Loopwise runs without a person to ask. "
        "Put the value into the program instead."
    )


def install() -> None:
    """The host's watchdog arrives as SIGINT."""
    signal.signal(signal.SIGINT, _out_of_time)
    builtins.input = _BUILTINS["input"] = _no_input
