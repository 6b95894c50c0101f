"""What events refer to by index: texts, moments, callbacks, waits, lists of handles."""


class Tables:
    def __init__(self):
        # The empty text has index 0.
        self._strings = {"": 0}
        # A list of bytes instead of a text is output that may continue; see `output`.
        self._texts = [""]
        self._times = {}
        self._callbacks = {}
        self._waits = []
        self._lists = []

    def text(self, string):
        place = self._strings.get(string)
        if place is None:
            place = self._strings[string] = len(self._texts)
            self._texts.append(string)
        return place

    def output(self, pieces):
        """The index of a text that is a list of bytes: more may be appended to it later."""
        self._texts.append(pieces)
        return len(self._texts) - 1

    def moment(self, seconds):
        return self._times.setdefault(seconds, len(self._times))

    def callback(self, kind, of=0, name=""):
        return self._callbacks.setdefault((kind, of, name), len(self._callbacks))

    def wait(self, row):
        self._waits.append(row)
        return len(self._waits) - 1

    def list(self, numbers):
        self._lists.append(numbers)
        return len(self._lists) - 1

    def result(self):
        """The tables as in `Trace` of ../../trace/trace.ts."""
        return {
            "strings": [_decoded(text) if type(text) is list else text for text in self._texts],
            "times": [*self._times],
            "callbacks": [*self._callbacks],
            "waits": self._waits,
            "lists": self._lists,
        }


def _decoded(pieces):
    return b"".join(pieces).decode("utf-8", "replace")
