import asyncio
import atexit
import sys

atexit.register(print, "atexit")


async def leaver():
    await asyncio.sleep(0.1)
    sys.exit("leaving")


async def other():
    try:
        await asyncio.sleep(1)
    finally:
        print("other cancelled")


async def main():
    asyncio.create_task(leaver())
    await other()


try:
    asyncio.run(main())
finally:
    print("finally")
