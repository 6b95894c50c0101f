"""How a run is stopped from inside: once, for good, and without further output."""

import sys
import traceback


class Halt(BaseException):
    """Unwinds a program that has deadlocked or met a limit.

    It may be caught by the program; that changes nothing, since the result is already settled and
    the loop refuses another turn.
    """


# What ended the run before the program did: the `ended` object of the result, or None.
_verdict = None
_settled = None
# The engine is computing a result, which takes long for a trace: it must not be stopped like a program.
_busy = False


def begin(on_settled) -> None:
    """Starts a run. `on_settled(verdict)` is called once, when the result is settled."""
    global _verdict, _settled, _busy
    _verdict = None
    _settled = on_settled
    _busy = False


def over() -> None:
    """The program has ended: from here on only the engine runs."""
    global _busy
    _busy = True


def verdict():
    """The `ended` object of a run that was stopped, else None."""
    return _verdict


def settle(ended: dict) -> None:
    """Settles the result as it is now; what the program does afterwards does not count."""
    global _verdict, _busy
    if _verdict is None:
        _verdict = ended
        _busy = True
        try:
            _settled(ended)
        finally:
            _busy = False


def halt(ended: dict):
    """Settles the result and unwinds the program."""
    settle(ended)
    raise Halt


def out_of_time(_signal, _frame) -> None:
    """The host's watchdog, as a signal handler. It comes again and again until the run has ended."""
    if not _busy:
        halt(limit("time"))


def refuse(text: str):
    """Ends the run with a `NotImplementedError` that says what cannot be modelled.

    The program does not continue, even if it catches this: its further output would not be genuine.
    """
    # Only the program's own frames: showing the library's lines would require unpacking its source.
    name = sys.argv[0]
    frames = [(f, at) for f, at in traceback.walk_stack(None) if f.f_code.co_filename == name]
    here = "".join(traceback.StackSummary.extract(reversed(frames)).format())
    sys.stderr.write(
        f"Traceback (most recent call last):\n{here}NotImplementedError: {text}\n"
    )
    halt({"kind": "raised", "type": "NotImplementedError", "message": text})


def limit(name: str) -> dict:
    """The `ended` object for a limit: time, output, turns or memory."""
    return {"kind": "limit", "limit": name}
