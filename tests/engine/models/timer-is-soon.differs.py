import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "letter")
    loop.call_soon(print, "parcel")
    loop.call_later(0.5, print, "crate")
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(1)


asyncio.run(main())
