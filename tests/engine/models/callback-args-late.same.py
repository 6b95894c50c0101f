import asyncio


async def price():
    return 3


async def main():
    loop = asyncio.get_running_loop()
    for stop in ("North", "East"):
        loop.call_soon(lambda: print("soon", stop))
    loop.call_soon(print, await price())
    names = ["a", "b"]
    loop.call_later(1, print, *names)
    loop.call_soon(print)
    await asyncio.sleep(2)


asyncio.run(main())
