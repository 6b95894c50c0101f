import asyncio


async def log(text, book):
    async with book:
        print(text)


async def main():
    book = asyncio.Lock()
    try:
        async with asyncio.timeout(1), book:
            await log("sold", book)
    except TimeoutError:
        print("stuck")
    print(book.locked())


asyncio.run(main())
