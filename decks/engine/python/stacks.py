"""Stacks of their own for the threads of a program, of which one runs at a time.

There is one real thread. WebAssembly can put its stack aside and go on with another one, and the
host does that when it is asked; see ../box/stacks.ts. It is asked through a system call that takes
nothing but numbers, so that no object of the host is in the program's reach: the cell says which
stack is to go on, and `poll` gives the host the chance to put this one aside.
"""

from array import array
import select

# The stack that is to go on, counted from 1, or 0 where nobody asks; whether the host can do it (1), has
# not prepared for it in this run (0), or has no stack switching (2); the number of the stack that the
# host has begun.
_cell = array("i", [0, 0, 0])

_poll = select.poll


def address() -> int:
    """Where the cell lies in linear memory, for the host."""
    return _cell.buffer_info()[0]


def can_switch() -> bool:
    """Whether this run is one whose stack can be put aside."""
    return _cell[1] == 1


def is_missing() -> bool:
    """Whether the host cannot put a stack aside in any run."""
    return _cell[1] == 2


def begun() -> int:
    """The number of the stack that begins with this call."""
    return _cell[2]


def end_in_favour_of(number: int) -> None:
    """Has another stack go on once the one that runs is at its end."""
    _cell[0] = number + 1


def door():
    """Through which one stack leaves: made beforehand, so that leaving makes no object."""
    return _poll()


def switch_to(number: int, through) -> None:
    """Goes on with another stack; returns when some other one switches back to this.

    Nothing may be collected in between, for a finaliser could want to switch as well.
    """
    _cell[0] = number + 1
    through.poll()
