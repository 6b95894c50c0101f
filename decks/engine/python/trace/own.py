"""Builtins under names of our own: a program may put anything in their place."""

from builtins import any, bool, dict, enumerate, id, isinstance, issubclass, len, list, range, repr  # noqa: A004,F401
from builtins import set, sorted, str, tuple, type  # noqa: A004,F401
