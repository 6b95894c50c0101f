import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "parcel")
    loop.call_later(0, print, "letter")
    late = loop.call_later(0, print, "never")
    late.cancel()
    print(late.cancelled())
    loop.call_later(2, print, "crate")
    loop.call_later(1, print, "box")
    await asyncio.sleep(3)


asyncio.run(main())
