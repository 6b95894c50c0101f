#: real
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(n):
    time.sleep(n / 10)
    if n == 2:
        raise ValueError(n)
    return n * n


start = time.monotonic()
with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (4, 1, 2)]
    for future in as_completed(futures):
        print(future.exception() or future.result())
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(work, (5, 1, 3))))
    late = pool.submit(work, 6)
    print(late.done())
    print(late.result(), late.done())
    done, pending = wait([pool.submit(work, 20), pool.submit(work, 1)], timeout=1)
    print(len(done), len(pending))
print("pool closed", round(time.monotonic() - start) >= 3)
