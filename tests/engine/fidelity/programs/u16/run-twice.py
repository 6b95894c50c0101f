import asyncio


async def main(n):
    await asyncio.sleep(0.1)
    return n, asyncio.current_task().get_name()


print(asyncio.run(main(1)))
print(asyncio.run(main(2)))
