import asyncio


async def dig(depth, seconds):
    await asyncio.sleep(seconds)
    if depth == 0:
        raise ValueError("rock")
    return depth


async def main():
    holes = [asyncio.create_task(dig(1, 2)), asyncio.create_task(dig(5, 9))]
    done, pending = await asyncio.wait(holes, timeout=4, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), "hole so far", len(pending), "to come")
    done, pending = await asyncio.wait(holes, timeout=60)
    print(sorted(hole.result() for hole in done), len(pending))
    broken = asyncio.create_task(dig(0, 1))
    try:
        await broken
    except ValueError as error:
        print(error)


asyncio.run(main())
