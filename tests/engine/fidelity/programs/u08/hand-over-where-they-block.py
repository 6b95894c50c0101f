#: real
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

jobs = queue.Queue(2)
results = queue.SimpleQueue()


def consume():
    while (job := jobs.get()) is not None:
        time.sleep(0.1)
        results.put(job * job)
        jobs.task_done()


consumer = threading.Thread(target=consume)
consumer.start()
for n in range(5):
    jobs.put(n)
    print("put", n, jobs.qsize() <= 2)
jobs.join()
jobs.put(None)
consumer.join()
print([results.get() for _ in range(5)], results.empty())

condition = threading.Condition()
turn = 0


def speak(own, words):
    global turn
    for word in words:
        with condition:
            condition.wait_for(lambda: turn % 2 == own)
            print(own, word)
            turn += 1
            condition.notify_all()


pair = [threading.Thread(target=speak, args=(1, "bd")), threading.Thread(target=speak, args=(0, "ac"))]
for thread in pair:
    thread.start()
for thread in pair:
    thread.join()

barrier = threading.Barrier(3)
places = threading.Semaphore(2)


def pass_through(n):
    time.sleep(n / 10)
    with places:
        time.sleep(0.5)
    barrier.wait()
    return n


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(pass_through, n) for n in range(3)]
    done, not_done = wait(futures, timeout=0.1)
    print(len(done), len(not_done))
    print(sorted(future.result() for future in as_completed(futures)))

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0.2))
threading.Timer(0.1, lock.release).start()
print(lock.acquire())
