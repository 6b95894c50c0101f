#: real
import asyncio, threading, time
stop = threading.Event()
def poll():
    n = 0
    while not stop.is_set():
        n += 1; time.sleep(0.1)
    print("polled", n > 1)
async def main():
    async with asyncio.TaskGroup() as g:
        g.create_task(asyncio.to_thread(poll))
        await asyncio.sleep(0.35)
        stop.set(); print("set")
asyncio.run(main())
