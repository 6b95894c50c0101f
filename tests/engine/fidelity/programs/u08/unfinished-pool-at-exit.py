import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    print("worked", n)


pool = ThreadPoolExecutor(max_workers=1)
for n in (2, 1):
    pool.submit(work, n)
print("end of the program")
