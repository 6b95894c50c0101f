import asyncio


async def listen(channel):
    try:
        while True:
            print("plays", await channel.get())
            channel.task_done()
    except asyncio.QueueShutDown:
        print("off")


async def main():
    channel = asyncio.Queue(maxsize=1)
    task = asyncio.create_task(listen(channel))
    for song in ("waltz", "tango", "polka"):
        await channel.put(song)
    await channel.join()
    channel.shutdown()
    await task


asyncio.run(main())
