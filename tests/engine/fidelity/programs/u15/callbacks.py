import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    loop.call_later(0.2, print, "later")
    loop.call_soon(print, "soon 2")
    handle = loop.call_later(0.1, print, "never")
    handle.cancel()
    loop.call_at(loop.time() + 0.1, print, "at")
    print("now", handle.cancelled())
    await asyncio.sleep(0)
    print("after a turn")
    await asyncio.sleep(0.3)


asyncio.run(main())
