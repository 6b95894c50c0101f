import asyncio


async def main():
    jobs = asyncio.Queue()
    jobs.put_nowait("wash")
    jobs.put_nowait("iron")
    jobs.shutdown()
    try:
        while True:
            print(await jobs.get())
    except asyncio.QueueShutDown:
        print("closed")


asyncio.run(main())
