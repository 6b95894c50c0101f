import asyncio


async def fetch(page):
    print("asking for", page)
    await asyncio.sleep(1)
    return page + "!"


async def shout(page):
    print(page)


async def main():
    page = await fetch("head")
    page = await fetch(page)
    print(page)
    await shout("one")
    await shout("two")
    for name in ("a", "b"):
        print(await fetch(name))
    print(await asyncio.gather(fetch("c"), fetch("d")))


asyncio.run(main())
