import asyncio


async def log(text, book):
    async with book:
        print(text, "begins")
        await asyncio.sleep(1)
        print(text, "ends")


async def main():
    book = asyncio.Lock()
    await asyncio.gather(log("sold", book), log("bought", book))
    await log("closed", book)
    print(book.locked())


asyncio.run(main())
