import asyncio
import contextlib


async def rows():
    try:
        for row in (1, 2, 3):
            yield row
    finally:
        print("file closed")


async def main():
    async for row in rows():
        print("row", row)
    else:
        print("all read")
    async with contextlib.aclosing(rows()) as table:
        async for row in table:
            print("row", row)
            break
    print("done")


asyncio.run(main())
