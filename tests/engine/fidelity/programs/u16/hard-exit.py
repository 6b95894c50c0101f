import os

print("printed", flush=True)
try:
    os._exit(4)
finally:
    print("never")
