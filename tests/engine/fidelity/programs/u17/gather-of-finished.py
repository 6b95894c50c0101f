#: python 3.12
import asyncio


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    asyncio.get_running_loop().call_soon(print, "other")
    print(await asyncio.gather(done))
    await asyncio.sleep(0)


asyncio.run(main())
