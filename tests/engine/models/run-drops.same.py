import asyncio


async def guard(gate):
    try:
        await asyncio.sleep(100)
    finally:
        print("locking", gate)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("no more numbers")


async def main():
    task = asyncio.create_task(guard("gate 1"))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    async for number in numbers():
        print(number)
    print(await asyncio.to_thread(sum, [1, 2]))


asyncio.run(main())
print("off")
