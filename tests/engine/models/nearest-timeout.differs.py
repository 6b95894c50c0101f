import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(5):
                    await asyncio.sleep(9)
            except TimeoutError:
                print("step too slow")
    except TimeoutError:
        print("all too slow")


asyncio.run(main())
