import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(None) as limit:
            print(limit.when())
            limit.reschedule(loop.time() + 0.3)
            await asyncio.sleep(0.2)
            limit.reschedule(loop.time() + 0.4)
            await asyncio.sleep(1)
    except TimeoutError:
        print(round(loop.time() - start, 1))
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("was over before it began")


asyncio.run(main())
