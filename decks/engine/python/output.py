"""stdout and stderr of a program: real text streams over a sink that counts and stores."""

import io

from . import halt, observe


class Sink(io.RawIOBase):
    """Stores what is written, up to a limit in bytes."""

    def __init__(self, name: str, limit: int, forward=None, on_write=None):
        self.name = name
        self.mode = "wb"
        self._limit = limit
        self._size = 0
        self._chunks = []
        # Called with every piece of text as it is written; used when the result may get lost.
        self._forward = forward
        # Called with whatever is written, at the moment it is written; used by the trace.
        self._on_write = on_write

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        if halt.verdict() is not None:
            return len(data)
        self._notify(data)
        self._keep(data, observe.line() if data else 0)
        return len(data)

    def _notify(self, data: bytes) -> None:
        if self._on_write is not None:
            self._on_write(data[: self._limit - self._size])

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


def text_stream(sink: Sink) -> io.TextIOWrapper:
    """A text stream like CPython's own with `-u`: each write is output immediately."""
    stream = io.TextIOWrapper(sink, encoding="utf-8", newline="\n", write_through=True)
    stream.mode = "w"
    return stream
