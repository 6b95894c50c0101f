#: refused receive signals
#> before
import signal

print("before")
signal.alarm(1)
