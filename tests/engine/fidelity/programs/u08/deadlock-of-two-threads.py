#: here
# Both wait for ever, in every CPython.
#> has one
#> has one
#! deadlock
import threading
import time

one, other = threading.Lock(), threading.Lock()


def take(first, second):
    with first:
        time.sleep(0.1)
        print("has one")
        with second:
            print("has both")


threads = [threading.Thread(target=take, args=pair) for pair in ((one, other), (other, one))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
