#: stderr
import sys

print("before", flush=True)
try:
    sys.exit()
finally:
    print("finally")
