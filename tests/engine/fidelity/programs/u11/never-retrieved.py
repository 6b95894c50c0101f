#: stderr
import asyncio
import gc


async def fail():
    raise ValueError("nobody asks")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.1)
    print("no word so far", task.done())
    del task
    gc.collect()
    print("end")


asyncio.run(main())
