#: real
import queue
import threading
import time

items = queue.Queue()


def produce():
    for n in range(3):
        time.sleep(0.1)
        items.put(n)
    items.put(None)


threading.Thread(target=produce).start()
while (item := items.get()) is not None:
    print(item)
timer = threading.Timer(0.2, print, ("timer",))
timer.start()
late = threading.Timer(2, print, ("never",))
late.start()
timer.join()
late.cancel()
print("end")
