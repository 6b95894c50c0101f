import asyncio


async def main():
    jobs = asyncio.Queue()
    jobs.put_nowait("wash")
    print(await jobs.get())
    jobs.shutdown()
    try:
        await jobs.put("iron")
    except asyncio.QueueShutDown:
        print("closed")
    other = asyncio.Queue()
    other.put_nowait("sew")
    other.shutdown(immediate=True)
    print(other.qsize())


asyncio.run(main())
