"""The virtual clock: the only time there is while a program runs.

`now` holds the seconds since the program began. The host's clock functions (`Date.now`,
`performance.now`, and through them `time.time`, `time.monotonic`, `datetime.now`, ...) read the same
cell from WebAssembly memory, so that everything in Python agrees on the time without a call between
the two languages.
"""

from array import array
import time

_cell = array("d", [0.0])

# A program that keeps reading the clock at the same moment is waiting for it to move: after this many
# reads each further one advances it by a millisecond, so that a busy wait ends as it does in reality.
# The number is large because the garbage collector reads the clock as well, which must not let time
# pass. The host does the same for its own functions and shares the two numbers.
PATIENCE = 1000
TICK = 0.001

_reads = 0
_read_at = 0.0


def address() -> int:
    """Where the cell is in linear memory, for the host."""
    return _cell.buffer_info()[0]


def now() -> float:
    """Seconds since the program began; this read never advances the clock."""
    return _cell[0]


def move_to(moment: float) -> None:
    """Sets the clock. Only the scheduler and a sleep do."""
    _cell[0] = moment


def read() -> float:
    """Seconds since the program began, as read by a program (see `PATIENCE`)."""
    global _reads, _read_at
    moment = _cell[0]
    if moment != _read_at:
        _read_at = moment
        _reads = 0
    _reads += 1
    if _reads > PATIENCE:
        _cell[0] = _read_at = moment = round(moment + TICK, 9)
    return moment


# Returns how long a turn of the loop or a sleep takes in addition, if it is to take time.
_drift = None


def drift(amount) -> None:
    """From now on each turn and each sleep takes `amount()` more seconds; see `perturb`."""
    global _drift
    _drift = amount


def pass_time() -> None:
    """Advances the clock by the duration of a turn of the loop."""
    if _drift is not None:
        _cell[0] += _drift()


def sleep(seconds, /):
    """`time.sleep` on the virtual clock: only other threads run meanwhile."""
    if not isinstance(seconds, (int, float)) and not hasattr(seconds, "__index__"):
        raise TypeError(
            f"'{type(seconds).__name__}' object cannot be interpreted as an integer"
        )
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    _sleep_until(round(_cell[0] + seconds, 9))
    pass_time()


# How the time of a sleep passes: other threads run meanwhile.
_sleep_until = move_to


def on_sleep(until) -> None:
    """From now on a sleep calls `until(moment)` to advance the clock."""
    global _sleep_until
    _sleep_until = until


sleep.__name__ = sleep.__qualname__ = "sleep"
sleep.__module__ = "time"


def install() -> None:
    """Installs the virtual sleep as `time.sleep`."""
    time.sleep = sleep
