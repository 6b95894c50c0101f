import asyncio


async def serve(guest):
    for dish in ("soup", "cake"):
        print(guest, dish)
        await asyncio.sleep(0)


async def main():
    tasks = [asyncio.create_task(serve(guest)) for guest in ("Ana", "Bo", "Cy")]
    for task in tasks:
        await task


asyncio.run(main())
