import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "page"


async def main():
    print("got", await fetch())


asyncio.run(main())
print(asyncio.run(fetch()))
try:
    asyncio.run(None)
except TypeError:
    print("refused")
