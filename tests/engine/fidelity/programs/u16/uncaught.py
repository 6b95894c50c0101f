#: stderr
import sys


class Trouble(Exception):
    pass


def deep(n):
    if n == 0:
        raise Trouble("at the bottom")
    deep(n - 1)


print("before")
print("to stderr", file=sys.stderr)
try:
    deep(2)
except Trouble as error:
    error.add_note("a note")
    raise
