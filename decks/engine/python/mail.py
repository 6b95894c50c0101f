"""Letters from a run to the host.

No object of JavaScript's lies within reach of a program, for each of them leads to all of them: so
nothing here can call the host. A letter is left in memory, a cell says where, and reading a clock,
which is the host's, has the host look into the cell.
"""

from array import array
import time

# What the letter is, 0 for none; its address and its length.
_cell = array("I", [0, 0, 0])

# A result that is settled although the program goes on, as JSON.
SETTLED = 1
# A piece of stdout.
OUTPUT = 2

_ring = time.monotonic


def address() -> int:
    """Where the cell lies in linear memory, for the host."""
    return _cell.buffer_info()[0]


def send(kind: int, text: str) -> None:
    """Has the host take note of a text, before this returns."""
    letter = array("B", text.encode("utf-8", "replace"))
    _cell[1], _cell[2] = letter.buffer_info()
    _cell[0] = kind
    _ring()
