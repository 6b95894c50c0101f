import asyncio
import os
import sys
import threading

print(sys.platform, os.name, __name__, sys.argv, __file__)
print(sys.flags.interactive, sys.stdin is not None, threading.active_count())
print(type(asyncio.new_event_loop()).__name__, type(asyncio.new_event_loop()).__module__)
print(sys.implementation.name, sys.byteorder, sys.getrecursionlimit())
