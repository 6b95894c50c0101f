import asyncio


async def guard(gate):
    print("guarding", gate)
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("leaving", gate)
        raise
    finally:
        print("locking", gate)


async def main():
    task = asyncio.create_task(guard("gate 1"))
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
print("off")
