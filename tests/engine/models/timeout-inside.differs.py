import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except TimeoutError:
                print("too slow, inside")
                return
            except asyncio.CancelledError:
                print("cancelled, inside")
                raise
    except TimeoutError:
        print("too slow, outside")


asyncio.run(main())
