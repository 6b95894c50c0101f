import asyncio
import time


async def step(name, seconds):
    print(name, "begins")
    await asyncio.sleep(seconds)
    print(name, "ends")
    return name


async def main():
    start = time.perf_counter()
    print(await step("a", 0.2), await step("b", 0.1))
    print(round(time.perf_counter() - start, 1))


asyncio.run(main())
