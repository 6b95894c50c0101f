"""Other schedules of a program: how long each wait takes that stands for input or output.

Such a wait is a sleep of a task, or `time.sleep` in a thread. Timeouts and timers are not: the program
sets their moments itself. Nor is a sleep under a timeout, unless its line says `# io`. A line that says
`# fixed` keeps its duration. The ready queue stays first in, first out, as documented, unless another
loop is requested. What the program sends over its network arrives at once, or later: that is a wait
too, which takes no time according to the program.

A batch runs many schedules of one program without restoring memory in between, which takes longer than
a run. Whatever leaks from one to the next (a changed library, say) can only cost a schedule: the host
accepts no outcome that a run of its own has not confirmed.
"""

import asyncio
import heapq
import itertools
import random
import re
import sys
import threading
import weakref
import concurrent.futures.thread as pools
from asyncio import events, futures, timeouts

from . import clock, loop, network, scheduler, tree

# Waits reported of one run: a program worth exploring has fewer.
MOST = 400

_END_SLEEP = futures._set_result_unless_cancelled
_ENTERED = (timeouts._State.ENTERED, timeouts._State.EXPIRING)
_MARK = re.compile(r"#\s*(io|fixed)\b")

_name = ""
_marks = {}
_conditions = ()
_sites = []
_times = {}
_numbers = {}
# Tasks created under a timeout, by id. Nothing here references a task: that would hide what happens
# when one is collected, such as the report of an exception that was never retrieved.
_under = {}
_timeouts = []
_count = 0
_unnamed = None
# Whether every order in which the waits may end is tried; see `tree`.
_all = False
# The position of the wait that begins among those that end at the same moment; 0: in the order set.
_place = 0


def begin(source: str, name: str, batch: bool, every: bool) -> None:
    """Installs the hooks, once for all the schedules of an order."""
    global _name, _unnamed, _all
    _name = name
    _all = every
    if every:
        tree.begin()
    for number, line in enumerate(source.splitlines(), 1):
        mark = _MARK.search(line)
        if mark:
            _marks[number] = mark[1]
    if batch:
        _unnamed = itertools.count(1)
    _watch_timers()
    _watch_tasks()
    sleep_until = clock._sleep_until
    clock.on_sleep(lambda moment: sleep_until(_in_thread(moment)))
    network.on_send(_on_the_way)


def schedule(conditions, ready: int) -> None:
    """The conditions of the next run: `[line, task, nth, seconds, factor, place]`.

    0 for any line, task or time; `nth` below 0 means a network send. Of waits that end at the same moment
    the one with the lower `place` ends first, 0 for the order in which they began.

    `ready`: seed for another order of the ready queue, 0 for the documented one.
    """
    global _conditions, _count, _unnamed
    _conditions = conditions
    _sites.clear()
    _times.clear()
    _numbers.clear()
    _under.clear()
    _timeouts.clear()
    _count = 0
    if _unnamed is not None:
        _start_anew()
    if _all:
        tree.start()
    if ready:
        _shuffle(random.Random(ready))


def sites() -> list:
    """The waits of the run: line, task, which one there, duration in the program, since when, name.

    Network sends are counted from -1 downwards, and take no time according to the program.
    """
    return _sites[:]


def _start_anew():
    """Resets what an earlier run of the batch has counted."""
    global _unnamed
    _unnamed = itertools.count(1)
    clock.move_to(0.0)
    random.seed(0)
    loop._Timer._created = 0
    threading._counter = itertools.count(1).__next__
    pools.ThreadPoolExecutor._counter = itertools.count().__next__
    asyncio._set_running_loop(None)
    events._event_loop_policy = None


def _watch_timers():
    call_at = loop.VirtualLoop.call_at

    def watched(self, when, callback, *args, context=None):
        global _place
        _place = 0
        if callback is _END_SLEEP:
            when = _in_task(when)
        else:
            owner = getattr(callback, "__self__", None)
            if type(owner) is timeouts.Timeout:
                _timeouts.append(weakref.ref(owner))
        timer = call_at(self, when, callback, *args, context=context)
        if _all:
            if when == tree.FAR:
                tree.timer(timer)
            else:
                tree.leave_open()
        elif _place:
            # After those that were set for the previous moment, and among them by its place.
            timer._order = loop._Timer._created + _place * 1_000_000
            heapq.heapify(self._scheduled)
        return timer

    watched.__name__ = watched.__qualname__ = "call_at"
    loop.VirtualLoop.call_at = watched


def _watch_tasks():
    create_task = loop.VirtualLoop.create_task

    def watched(self, coro, **options):
        global _count
        _count += 1
        number = _count
        if _unnamed is not None and options.get("name") is None:
            options["name"] = f"Task-{next(_unnamed)}"
        parent = _current()
        inside = parent is not None and _has_timeout(parent)
        task = create_task(self, coro, **options)
        ref = weakref.ref(task)
        _numbers[id(task)] = (number, ref)
        if inside:
            _under[id(task)] = ref
        return task

    watched.__name__ = watched.__qualname__ = "create_task"
    loop.VirtualLoop.create_task = watched


def _current():
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


def _has_timeout(task) -> bool:
    under = _under.get(id(task))
    if under is not None and under() is task:
        return True
    known = (ref() for ref in _timeouts)
    return any(one is not None and one._task is task and one._state in _ENTERED for one in known)


def _in_task(when: float) -> float:
    task = _current()
    if task is None:
        return when
    number, ref = _numbers.get(id(task), (0, None))
    if ref is None or ref() is not task:
        number = 0
    line = _line()
    mark = _marks.get(line)
    if mark == "fixed" or (mark is None and _timeouts and _has_timeout(task)):
        return when
    return _wait(line, number, when, task.get_name())


def _in_thread(moment: float) -> float:
    if _all:
        tree.leave_open()
    number = scheduler.current.number
    if number == 0 or _marks.get(_line()) == "fixed":
        return moment
    return _wait(_line(), -number, moment, f"thread {number}")


def _wait(line: int, task: int, until: float, name: str) -> float:
    global _place
    now = clock.now()
    place = (line, task)
    nth = _times[place] = _times.get(place, 0) + 1
    delay = round(until - now, 9)
    if line == 0 or delay <= 0:
        return until
    if _all:
        return tree.wait(line, task, nth, delay, name) if task > 0 else until
    if len(_sites) < MOST:
        _sites.append((line, task, nth, delay, now, name))
    for at, whose, which, seconds, factor, place in _conditions:
        if at in (0, line) and whose in (0, task) and which in (0, nth):
            _place = place
            return now + (delay * factor if factor else seconds)
    return until


def _on_the_way() -> float:
    """How long what a task sends is in transit."""
    line = _line()
    task = _current()
    if _all:
        tree.leave_open()
    if task is None or line == 0 or _marks.get(line) == "fixed":
        return 0.0
    number, _ = _numbers.get(id(task), (0, None))
    place = (line, number, "sent")
    nth = _times[place] = _times.get(place, 0) + 1
    if len(_sites) < MOST:
        _sites.append((line, number, -nth, 0.0, clock.now(), task.get_name()))
    for at, whose, which, seconds, factor, _ in _conditions:
        if at == line and whose == number and which == -nth and not factor:
            return seconds
    return 0.0


def _line() -> int:
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename == _name:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def _shuffle(chance) -> None:
    """Another loop's behaviour: what is ready runs in any order."""
    select = loop._Idle.select

    def shuffled(self, timeout):
        events = select(self, timeout)
        ready = self._loop._ready
        handles = list(ready)
        chance.shuffle(handles)
        ready.clear()
        ready.extend(handles)
        return events

    loop._Idle.select = shuffled
