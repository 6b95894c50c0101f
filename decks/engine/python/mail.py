"""Letters from a run to the host.

No JavaScript object is within reach of a program, because any of them leads to all others: so nothing
here can call the host. A letter is left in memory, a cell says where, and reading a clock, which is the
host's, makes the host look at the cell.
"""

from array import array
import time

# The kind of letter, 0 for none; its address and its length.
_cell = array("I", [0, 0, 0])

# A result that is settled although the program is still running, as JSON.
SETTLED = 1
# A piece of stdout.
OUTPUT = 2

_ring = time.monotonic


def address() -> int:
    """Where the cell is in linear memory, for the host."""
    return _cell.buffer_info()[0]


def send(kind: int, text: str) -> None:
    """Hands a text to the host, before this returns."""
    letter = array("B", text.encode("utf-8", "replace"))
    _cell[1], _cell[2] = letter.buffer_info()
    _cell[0] = kind
    _ring()
