import asyncio
import time

start = time.monotonic()


def fail():
    time.sleep(1)
    raise OSError("disk full")


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, time.sleep, 3)
    jobs = [loop.run_in_executor(None, time.sleep, seconds) for seconds in (1, 2)]
    await asyncio.gather(*jobs)
    try:
        await loop.run_in_executor(None, fail)
    except OSError as error:
        print(error)
    done, pending = await asyncio.wait([loop.run_in_executor(None, len, "abc")])
    print(len(pending), done.pop().result())
    print("after", round(time.monotonic() - start))


asyncio.run(main())
