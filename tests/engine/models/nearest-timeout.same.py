import asyncio


async def main():
    try:
        async with asyncio.timeout(5):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(9)
            except TimeoutError:
                print("step too slow")
            await asyncio.sleep(9)
    except TimeoutError:
        print("all too slow")
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(3), 2), 1)
    except TimeoutError:
        print("end")


asyncio.run(main())
