"""Builtins under names of our own, since a program may replace the originals."""

from builtins import any, bool, dict, enumerate, id, isinstance, issubclass, len, list, range, repr  # noqa: A004,F401
from builtins import set, sorted, str, tuple, type  # noqa: A004,F401
