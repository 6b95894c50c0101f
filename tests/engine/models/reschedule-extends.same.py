import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(None) as limit:
            await asyncio.sleep(1)
            limit.reschedule(loop.time() + 2)
            await asyncio.sleep(9)
    except TimeoutError:
        print(round(loop.time() - start))
    async with asyncio.timeout(1) as limit:
        limit.reschedule(None)
        await asyncio.sleep(3)
    print(limit.expired())


asyncio.run(main())
