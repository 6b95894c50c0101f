import asyncio


async def parse(text):
    await asyncio.sleep(1)
    return int(text)


async def main():
    good = asyncio.create_task(parse("12"))
    bad = asyncio.create_task(parse("twelve"))
    slow = asyncio.create_task(asyncio.sleep(9))
    print(good.done(), bad.done(), slow.done())
    await asyncio.sleep(2)
    slow.cancel()
    await asyncio.wait([good, bad, slow])
    print(good.done(), bad.done(), slow.done())


asyncio.run(main())
