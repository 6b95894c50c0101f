import asyncio


async def background():
    try:
        print("begins")
        await asyncio.sleep(10)
        print("never")
    except asyncio.CancelledError:
        print("cancelled at the end")
        raise


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.1)
    print("main returns", task.done())


asyncio.run(main())
print("after")
