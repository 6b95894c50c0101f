import asyncio


async def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


async def left_over(source):
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(0.1)
        print("leftover cleaned up")


async def main():
    source = generator()
    print(await anext(source))
    asyncio.create_task(left_over(source))
    await asyncio.sleep(0)
    main.kept = source
    return "result"


print(asyncio.run(main()))
