import asyncio


async def serve(guest, seconds):
    await asyncio.sleep(seconds)
    print(guest, "served")


async def main():
    task = asyncio.create_task(serve("Ana", 0))
    await asyncio.sleep(0)
    print("kitchen open")
    await task
    await asyncio.gather(serve("Bo", 2), serve("Cy", 1), serve("Di", 3))


asyncio.run(main())
