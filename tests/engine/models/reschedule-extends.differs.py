import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(5) as limit:
            await asyncio.sleep(1)
            limit.reschedule(loop.time() + 2)
            await asyncio.sleep(9)
    except TimeoutError:
        print(round(loop.time() - start))


asyncio.run(main())
