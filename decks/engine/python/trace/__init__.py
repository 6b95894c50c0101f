"""Records the trace of a run (see ../../trace/trace.ts for its form and ../../README.md for its events).

Everything is observed through `sys.monitoring`: in the program's own code, and at a few functions
of the loop and the library. Nothing is wrapped or replaced, so no frame, name or object of ours
is where the program could meet it, and the order of things cannot change. Three rules keep it so:

- objects of the program are never held (numbers by `id`, checked by a weak reference), and their
  code is never run: no `repr`, no `==`, no attribute that a program can define;
- looking at a task must not count as looking: `exception()` and `result()` would silence
  "exception was never retrieved", the bare fields do not;
- the clock's cell is read, never `clock.read`, which can move the clock.

`stream` takes the events, `tables` what they refer to, `names` what they are called; `code`,
`exceptions`, `tasks`, `futures`, `handles`, `steps`, `threads` and `output` each observe what they
are named after; `describe` puts the program's objects into words. `recorder` connects them.
"""

from .recorder import NONE, Recorder

__all__ = ["NONE", "Recorder"]
