import asyncio
import contextlib


async def numbers(name):
    try:
        for n in range(9):
            yield n
    finally:
        print(name, "closed")


async def main():
    kept = numbers("kept")
    async for n in kept:
        if n == 1:
            break
    print("after break")
    async with contextlib.aclosing(numbers("closing")) as source:
        async for n in source:
            if n == 1:
                break
    print("main ends")


asyncio.run(main())
print("end")
