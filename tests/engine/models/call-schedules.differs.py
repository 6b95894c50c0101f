import asyncio


async def log(event):
    print("log:", event)
    await asyncio.sleep(1)
    print("on disk:", event)


async def main():
    log("start")
    print("working")
    await asyncio.sleep(3)
    log("stop")
    print("done")


asyncio.run(main())
