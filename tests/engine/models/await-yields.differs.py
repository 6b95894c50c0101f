import asyncio


async def phone():
    print("phone rings")


async def read(page):
    print("reading", page)


async def main():
    call = asyncio.create_task(phone())
    await read("one")
    await read("two")
    await call


asyncio.run(main())
