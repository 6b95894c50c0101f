import asyncio


async def upload(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "uploaded")
    except asyncio.CancelledError:
        print(name, "given up")
        raise


async def main():
    small = asyncio.create_task(upload("note", 1))
    large = asyncio.create_task(upload("film", 9))
    await asyncio.sleep(2)
    print("main ends")


asyncio.run(main())
print("off")
