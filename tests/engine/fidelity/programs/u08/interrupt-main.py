#: real
import _thread
import asyncio
import signal
import threading
import time

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


def later():
    time.sleep(0.05)
    print("interrupting")
    _thread.interrupt_main()
    time.sleep(0.05)
    print("the thread ends")


thread = threading.Thread(target=later)
thread.start()
try:
    # It ends no wait.
    time.sleep(0.5)
    print("never")
except KeyboardInterrupt:
    print("interrupted")

try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("by itself")


async def main():
    asyncio.get_running_loop().run_in_executor(None, later)
    try:
        await asyncio.sleep(5)
        print("slept")
    except asyncio.CancelledError:
        print("cancelled")
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("the run is interrupted")

signal.signal(signal.SIGINT, lambda number, frame: print("handled", number, frame.f_code.co_name))
_thread.interrupt_main()
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()


def set_handler():
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=set_handler)
thread.start()
thread.join()
try:
    _thread.interrupt_main(1000)
except ValueError as error:
    print(error)
