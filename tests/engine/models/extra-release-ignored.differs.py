import asyncio


async def main():
    seats = asyncio.Semaphore(1)
    seats.release()
    await seats.acquire()
    print("full:", seats.locked())
    for kind in (asyncio.BoundedSemaphore(1), asyncio.Lock()):
        try:
            kind.release()
            print("released")
        except (ValueError, RuntimeError) as error:
            print(type(error).__name__)


asyncio.run(main())
