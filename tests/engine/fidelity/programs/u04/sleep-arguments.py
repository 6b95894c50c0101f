import asyncio
import time


async def main():
    print(await asyncio.sleep(0.1, "value"), await asyncio.sleep(-1, result="at once"))
    for seconds in (-1, "1", None):
        try:
            time.sleep(seconds)
        except (ValueError, TypeError) as error:
            print(type(error).__name__)
    try:
        await asyncio.sleep("1")
    except TypeError as error:
        print(error)
    time.sleep(True)
    time.sleep(0)


asyncio.run(main())
