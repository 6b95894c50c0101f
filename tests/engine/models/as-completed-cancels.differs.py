import asyncio


async def ask(mirror, seconds):
    await asyncio.sleep(seconds)
    print(mirror, "has answered")
    return mirror


async def main():
    asks = [asyncio.create_task(ask("north", 3)), asyncio.create_task(ask("south", 1))]
    for answer in asyncio.as_completed(asks):
        print("using", await answer)
        break
    await asyncio.sleep(5)
    print("closed")


asyncio.run(main())
