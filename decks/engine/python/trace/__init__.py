"""Records the trace of a run (see ../../trace/trace.ts for its format and ../../README.md for its events).

Everything is observed through `sys.monitoring`: in the program's own code, and at a few functions of
the loop and the library. Nothing is wrapped or replaced, so the program cannot meet a frame, name or
object of ours, and the order of events cannot change. Three rules ensure this:

- objects of the program are never held (only their `id`, checked by a weak reference), and their code
  is never run: no `repr`, no `==`, no attribute that a program can define;
- inspecting a task must not count as retrieving its result: `exception()` and `result()` would silence
  "exception was never retrieved", the underlying fields do not;
- the clock's cell is read, never `clock.read`, which can advance the clock.

`stream` takes the events, `tables` what they refer to, `names` what they are called; `code`,
`exceptions`, `tasks`, `futures`, `handles`, `steps`, `threads` and `output` each observe what they are
named after; `describe` describes the program's objects. `recorder` connects them.
"""

from .recorder import NONE, Recorder

__all__ = ["NONE", "Recorder"]
