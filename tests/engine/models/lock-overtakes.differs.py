import asyncio


async def scrub(name, tub):
    for turn in (1, 2):
        async with tub:
            print(name, "turn", turn)
            await asyncio.sleep(1)


async def main():
    tub = asyncio.Lock()
    await asyncio.gather(scrub("Ada", tub), scrub("Ben", tub))


asyncio.run(main())
