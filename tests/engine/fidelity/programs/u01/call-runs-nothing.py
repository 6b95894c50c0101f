#: stderr
import asyncio


async def save():
    print("saved")


async def main():
    pending = save()
    print(type(pending).__name__, bool(pending), asyncio.iscoroutine(pending))
    pending.close()
    save()
    print("end")


asyncio.run(main())
