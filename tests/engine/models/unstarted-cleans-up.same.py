import asyncio


async def deliver(parcel):
    print("deliver", parcel)
    try:
        await asyncio.sleep(5)
        return parcel
    finally:
        print("van back")


async def main():
    task = asyncio.create_task(deliver("book"))
    await asyncio.sleep(0)
    task.cancel()
    print("called off")
    try:
        await task
    except asyncio.CancelledError:
        print("nothing delivered")
    print(await asyncio.gather(deliver("lamp"), deliver("vase")))


asyncio.run(main())
