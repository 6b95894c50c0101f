import threading
import time


def work(name, seconds):
    time.sleep(seconds)
    print(name, threading.current_thread().name)


threads = [
    threading.Thread(target=work, args=("a", 0.3), name="first"),
    threading.Thread(target=work, args=("b", 0.1), name="second"),
]
start = time.monotonic()
for thread in threads:
    thread.start()
print("started", threads[0].is_alive(), threading.main_thread().name)
for thread in threads:
    thread.join()
    print("joined", thread.name, round(time.monotonic() - start, 1), thread.is_alive())
last = threading.Thread(target=work, args=("c", 0.2), name="unjoined")
last.start()
print("end of the program")
