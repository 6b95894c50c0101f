"""The names behind the numbers in a trace. They are stored in each trace, so that a reader compares names
and never relies on indexes; see `Trace` in ../../trace/trace.ts.
"""


class _Names:
    """Names in the order in which they were added; events refer to them by index."""

    def __init__(self):
        self.all = []

    def add(self, name):
        self.all.append(name)
        return len(self.all) - 1


_kinds = _Names()
LINE = _kinds.add("line")
CALL = _kinds.add("call")
RETURN = _kinds.add("return")
PRINT = _kinds.add("print")
TASK = _kinds.add("task")
QUEUED = _kinds.add("queued")
TIMER = _kinds.add("timer")
FIRED = _kinds.add("fired")
DROPPED = _kinds.add("dropped")
CLOCK = _kinds.add("clock")
TURN = _kinds.add("turn")
BEGIN = _kinds.add("begin")
END = _kinds.add("end")
FUTURE = _kinds.add("future")
CANCEL = _kinds.add("cancel")
RAISE = _kinds.add("raise")
CATCH = _kinds.add("catch")
THREAD = _kinds.add("thread")
EXIT = _kinds.add("exit")
COROUTINE = _kinds.add("coroutine")
AWAITED = _kinds.add("awaited")
UNAWAITED = _kinds.add("unawaited")

# How a function of the program was left.
_leavings = _Names()
RETURNED = _leavings.add("returned")
YIELDED = _leavings.add("yielded")
RAISED = _leavings.add("raised")

# How a step of the loop ended.
_outcomes = _Names()
CALLBACK_RETURNED = _outcomes.add("returned")
WAITS = _outcomes.add("waits")
YIELDS = _outcomes.add("yields")
RESULT = _outcomes.add("result")
EXCEPTION = _outcomes.add("exception")
CANCELLED = _outcomes.add("cancelled")

# How a future was completed.
_settlings = _Names()
SETTLED = {
    "FINISHED": _settlings.add("result"),
    "EXCEPTION": _settlings.add("exception"),
    "CANCELLED": _settlings.add("cancelled"),
}

# As stored in the trace.
NAMES = {
    "kinds": _kinds.all,
    "leavings": _leavings.all,
    "outcomes": _outcomes.all,
    "settlings": _settlings.all,
}
