import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for stop in ("North", "East"):
        loop.call_soon(print, "soon", stop)
    loop.call_later(1, print, "later", stop)
    stop = "South"
    await asyncio.sleep(2)


asyncio.run(main())
