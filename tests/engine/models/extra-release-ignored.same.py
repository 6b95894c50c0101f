import asyncio


async def sit(name, seats):
    await seats.acquire()
    print(name, "sits")
    await asyncio.sleep(1)
    seats.release()


async def main():
    for seats in (asyncio.Semaphore(1), asyncio.BoundedSemaphore(2), asyncio.Lock()):
        await asyncio.gather(sit("Ada", seats), sit("Ben", seats), sit("Cleo", seats))
        print(seats.locked())


asyncio.run(main())
