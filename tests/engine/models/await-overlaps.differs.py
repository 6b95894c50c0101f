import asyncio
import time


async def fetch(page, seconds):
    print("asking for", page)
    await asyncio.sleep(seconds)
    print("got", page)
    return len(page)


async def main():
    start = time.monotonic()
    head = await fetch("head", 3)
    body = await fetch("main", 1)
    print(head + body, "after", round(time.monotonic() - start))
    for page, seconds in (("about", 2), ("terms", 1)):
        await fetch(page, seconds)
    print("after", round(time.monotonic() - start))


asyncio.run(main())
