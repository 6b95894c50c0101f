import asyncio
import time


def read(name):
    time.sleep(2)
    if name == "lost":
        raise FileNotFoundError(name)
    return name


async def main():
    start = time.monotonic()
    print(await asyncio.to_thread(read, "map"))
    try:
        await asyncio.get_running_loop().run_in_executor(None, read, "lost")
    except FileNotFoundError as error:
        print("no", error)
    print(round(time.monotonic() - start))


asyncio.run(main())
