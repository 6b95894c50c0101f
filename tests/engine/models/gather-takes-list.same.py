import asyncio


async def weigh(box):
    await asyncio.sleep(len(box))
    return len(box)


async def main():
    jobs = [weigh("tea"), weigh("rice")]
    print(await asyncio.gather(*jobs))
    print(await asyncio.gather(weigh("oats"), return_exceptions=True))
    one = weigh("salt")
    print(await asyncio.gather(one))
    print(await asyncio.gather(*[]))


asyncio.run(main())
