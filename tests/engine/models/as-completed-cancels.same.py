import asyncio


async def ask(mirror, seconds):
    await asyncio.sleep(seconds)
    print(mirror, "has answered")
    return mirror


async def main():
    asks = [asyncio.create_task(ask("north", 3)), asyncio.create_task(ask("south", 1))]
    for answer in asyncio.as_completed(asks):
        print("using", await answer)
    async for task in asyncio.as_completed([asyncio.create_task(ask("east", 2))]):
        print("using", task.result())
    try:
        for answer in asyncio.as_completed([ask("west", 9)], timeout=2):
            await answer
    except TimeoutError:
        print("too slow")
    await asyncio.sleep(1)


asyncio.run(main())
