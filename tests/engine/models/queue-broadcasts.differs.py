import asyncio


async def listen(name, channel):
    while True:
        song = await channel.get()
        print(name, "plays", song)
        await asyncio.sleep(1)
        channel.task_done()


async def main():
    channel = asyncio.Queue()
    for song in ("waltz", "tango"):
        channel.put_nowait(song)
    tasks = [asyncio.create_task(listen(name, channel)) for name in ("car", "bar")]
    await channel.join()
    print("off")
    for task in tasks:
        task.cancel()


asyncio.run(main())
