import asyncio


async def main():
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.5):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("never: the inner one had time left")
            finally:
                print("inner block left")
    except TimeoutError:
        print("outer")
    async with asyncio.timeout(1):
        try:
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
        except TimeoutError:
            print("inner")
        await asyncio.sleep(0.2)
        print("goes on")


asyncio.run(main())
