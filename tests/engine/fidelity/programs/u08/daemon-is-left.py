#: real
import threading
import time


def work():
    try:
        time.sleep(0.1)
        print("working")
        time.sleep(5)
        print("never")
    finally:
        print("not here")


threading.Thread(target=work, daemon=True).start()
time.sleep(0.2)
print("end")
