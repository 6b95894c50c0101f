import asyncio


def stock(item):
    return {"nail": 7}.get(item, 0)


async def main():
    try:
        print("nails", await stock("nail"))
    except TypeError:
        print("cannot wait for that")


asyncio.run(main())
