import asyncio


async def listen(station, seconds):
    await asyncio.sleep(seconds)
    if station == "jazz":
        raise OSError("static")
    return station


async def main():
    print(await asyncio.gather(listen("news", 1), listen("jazz", 3), return_exceptions=True))
    other = asyncio.create_task(listen("opera", 9))
    asyncio.get_running_loop().call_later(1, other.cancel)
    print(len(await asyncio.gather(listen("news", 3), other, return_exceptions=True)))
    try:
        async with asyncio.timeout(2):
            await asyncio.gather(listen("news", 1), listen("jazz", 3))
    except TimeoutError:
        print("time is up")


asyncio.run(main())
