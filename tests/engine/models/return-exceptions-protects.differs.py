import asyncio


async def listen(station, seconds):
    await asyncio.sleep(seconds)
    print("heard", station)


async def main():
    try:
        async with asyncio.timeout(2):
            stations = await asyncio.gather(
                listen("news", 1), listen("jazz", 3), return_exceptions=True
            )
            print(type(stations[1]).__name__, "in the list")
    except TimeoutError:
        print("time is up")


asyncio.run(main())
