import asyncio


async def rows():
    print("file opened")
    try:
        for row in (1, 2, 3):
            yield row
    finally:
        print("file closed")


async def main():
    table = rows()
    async for row in table:
        print("row", row)
        if row == 2:
            break
    print("searched")
    await table.aclose()
    print("done")


asyncio.run(main())
