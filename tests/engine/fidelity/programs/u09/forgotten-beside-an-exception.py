import asyncio


class Kept:
    def __del__(self):
        print("destroyed")


async def pending():
    try:
        await asyncio.sleep(10)
    finally:
        print("finally")


async def main():
    kept = Kept()
    task = asyncio.create_task(pending())
    await asyncio.sleep(0)
    raise ValueError("at the end", task.get_name())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
