import asyncio

count = 0


async def main():
    global count
    loop = asyncio.get_running_loop()
    stops = []
    loop.call_later(1, lambda: print(stops, count))
    stops.append("North")
    count = 2
    timer = loop.call_later(2, lambda: timer.cancel())
    loop.call_soon(lambda: print(later))
    later = "East"
    for stop in ("South", "West"):
        loop.call_soon(lambda stop=stop: print(stop))
    await asyncio.sleep(3)


asyncio.run(main())
