"""stdout and stderr of a program: real text streams over a sink that counts and keeps.

Bytes are kept with their virtual moment, because a modelled thread prints at moments that lie
ahead of the loop's clock (see `threads`).
"""

import heapq
import io

from . import clock, halt, observe


class Sink(io.RawIOBase):
    """Keeps what is written, up to a limit of bytes."""

    def __init__(self, name: str, limit: int, forward=None, heard=None):
        self.name = name
        self.mode = "wb"
        self._limit = limit
        self._size = 0
        self._chunks = []
        self._ahead = []
        self._order = 0
        # Called with every piece of text as it is written; used where the result may get lost.
        self._forward = forward
        # Called with what is written, by whomever, at the moment it is written; used by the trace.
        self._heard = heard

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        if halt.verdict() is not None:
            return len(data)
        line = observe.line() if data else 0
        if _ahead_of_loop or _by_moment:
            self._hear(data)
            self._order += 1
            heapq.heappush(self._ahead, (clock.now(), self._order, data, line))
        else:
            self.catch_up(clock.now())
            self._hear(data)
            self._keep(data, line)
        return len(data)

    def _hear(self, data: bytes) -> None:
        if self._heard is not None:
            self._heard(data[: self._limit - self._size])

    def catch_up(self, moment: float) -> None:
        """Lets what threads wrote up to `moment` come out."""
        while self._ahead and self._ahead[0][0] <= moment:
            self._keep(*heapq.heappop(self._ahead)[2:])

    def text(self) -> str:
        return b"".join(self._chunks).decode("utf-8", "replace")

    def _keep(self, data: bytes, line: int) -> None:
        room = self._limit - self._size
        kept = data[:room]
        self._chunks.append(kept)
        self._size += len(kept)
        if self.name == "<stdout>":
            observe.printed(line, kept.count(b"\n"))
        if self._forward is not None:
            self._forward(kept.decode("utf-8", "replace"))
        if len(data) > room:
            halt.halt(halt.limit("output"))


# Set where threads do their work late: then all that is written waits for its place in time.
_by_moment = False


def sort_by_moment() -> None:
    """From now on everything comes out at the end, in the order of its virtual moments."""
    global _by_moment
    _by_moment = True


# Not zero while a modelled thread runs: its clock is ahead of the loop's.
_ahead_of_loop = 0


class ahead_of_loop:
    """Context in which writes are kept for their moment instead of coming out at once."""

    def __enter__(self):
        global _ahead_of_loop
        _ahead_of_loop += 1

    def __exit__(self, *_):
        global _ahead_of_loop
        _ahead_of_loop -= 1


def in_thread() -> bool:
    """Whether the code that runs now is a modelled thread's."""
    return _ahead_of_loop > 0


def text_stream(sink: Sink) -> io.TextIOWrapper:
    """A text stream like CPython's own with `-u`: each write comes out as it is made."""
    stream = io.TextIOWrapper(sink, encoding="utf-8", newline="\n", write_through=True)
    stream.mode = "w"
    return stream
