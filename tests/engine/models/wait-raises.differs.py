import asyncio


async def dig(depth, seconds):
    await asyncio.sleep(seconds)
    return depth


async def main():
    holes = [asyncio.create_task(dig(1, 2)), asyncio.create_task(dig(5, 9))]
    try:
        done, pending = await asyncio.wait(holes, timeout=4)
        print(len(done), "hole so far")
    except TimeoutError:
        print("no time left")
    await asyncio.sleep(9)
    print(holes[1].done())


asyncio.run(main())
