import asyncio
import time

start = time.monotonic()
time.sleep(0.5)
print("top level", round(time.monotonic() - start, 1))


async def main():
    await asyncio.sleep(0.25)
    return "value of main"


print(asyncio.run(main()))
time.sleep(0.25)
print("the end", round(time.monotonic() - start, 1))
