import time
from concurrent.futures import CancelledError, ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)
first = pool.submit(time.sleep, 0.3)
second = pool.submit(time.sleep, 0.2)
print(second.cancel(), second.cancelled(), first.cancel())
try:
    second.result()
except CancelledError:
    print("cancelled")
try:
    first.result(timeout=0.1)
except TimeoutError:
    print("not yet")
pool.shutdown()
print(first.done())
try:
    pool.submit(print, "never")
except RuntimeError as error:
    print(error)
