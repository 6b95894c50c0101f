import asyncio


def broken():
    print("callback")
    raise ValueError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, broken)
    try:
        await asyncio.sleep(2)
        print("main done")
    finally:
        print("main leaves")


try:
    asyncio.run(main())
except ValueError as error:
    print("run raised", error)
