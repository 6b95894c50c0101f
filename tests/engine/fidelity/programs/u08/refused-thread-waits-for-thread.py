#: refused let a thread wait for
#> before
import threading

ready = threading.Event()


def work():
    ready.wait()
    print("never")


print("before")
threading.Thread(target=work).start()
