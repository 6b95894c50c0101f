import asyncio
import time


def upload(parts):
    for part in range(parts):
        time.sleep(1)
        print("part", part)


async def main():
    job = asyncio.create_task(asyncio.to_thread(upload, 4))
    await asyncio.sleep(1.5)
    job.cancel()
    print("cancelled")


asyncio.run(main())
print("bye")
