#: real
import threading
import time

counter = 0
guarded = 0
lock = threading.Lock()


def add(delay):
    global counter
    time.sleep(delay)
    seen = counter
    time.sleep(0.2)
    counter = seen + 1


def add_guarded(delay):
    global guarded
    time.sleep(delay)
    with lock:
        seen = guarded
        time.sleep(0.05)
        guarded = seen + 1


threads = [threading.Thread(target=add, args=(n / 50,)) for n in range(4)]
threads += [threading.Thread(target=add_guarded, args=(n / 50,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, guarded)
