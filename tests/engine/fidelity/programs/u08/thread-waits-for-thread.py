#: real
import threading
import time

ready = threading.Event()


def work():
    ready.wait()
    print("told")


print("before")
threading.Thread(target=work).start()
time.sleep(0.1)
print("tells")
ready.set()
