import asyncio


async def deliver():
    print("out of the door")
    try:
        await asyncio.sleep(5)
    finally:
        print("van back")


async def main():
    task = asyncio.create_task(deliver())
    task.cancel()
    print("called off")
    try:
        await task
    except asyncio.CancelledError:
        print("nothing delivered")


asyncio.run(main())
