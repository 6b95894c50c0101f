#: stderr
import sys

print("before", flush=True)
try:
    sys.exit(3)
finally:
    print("finally")
