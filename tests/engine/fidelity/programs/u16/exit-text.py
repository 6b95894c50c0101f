#: stderr
import sys

print("before", flush=True)
try:
    sys.exit('words')
finally:
    print("finally")
