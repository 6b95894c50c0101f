#: stderr
import sys

print("before", flush=True)
try:
    sys.exit(True)
finally:
    print("finally")
