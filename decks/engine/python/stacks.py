"""Separate stacks for the threads of a program, of which one runs at a time.

There is only one real thread. WebAssembly can suspend its stack and continue with another one, and the
host does so on request; see ../box/stacks.ts. The request is a system call that takes only numbers, so
that no object of the host is in the program's reach: the cell says which stack is to continue, and
`poll` gives the host the chance to suspend this one.
"""

from array import array
import select

# The stack that is to continue, counted from 1, or 0 if none is requested; whether the host can do it
# (1), has not prepared for it in this run (0), or has no stack switching (2); the number of the stack
# that the host has begun.
_cell = array("i", [0, 0, 0])

_poll = select.poll


def address() -> int:
    """Where the cell is in linear memory, for the host."""
    return _cell.buffer_info()[0]


def can_switch() -> bool:
    """Whether the stack of this run can be suspended."""
    return _cell[1] == 1


def is_missing() -> bool:
    """Whether the host cannot suspend a stack in any run."""
    return _cell[1] == 2


def begun() -> int:
    """The number of the stack that begins with this call."""
    return _cell[2]


def end_in_favour_of(number: int) -> None:
    """Continues with another stack once the running one has ended."""
    _cell[0] = number + 1


def door():
    """The object needed to leave a stack: created beforehand, so that leaving creates none."""
    return _poll()


def switch_to(number: int, through) -> None:
    """Continues with another stack; returns when some other one switches back to this.

    Nothing may be collected in between, because a finaliser could switch as well.
    """
    _cell[0] = number + 1
    through.poll()
