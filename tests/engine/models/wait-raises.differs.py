import asyncio


async def dig(metres, seconds):
    await asyncio.sleep(seconds)
    if metres > 3:
        raise ValueError("rock")
    return metres


async def watch(tasks):
    try:
        done, pending = await asyncio.wait(tasks, timeout=4)
        print(len(done), "done", len(pending), "pending")
    except ValueError as error:
        print(error)
    except TimeoutError:
        print("no time left")


async def main():
    slow = asyncio.create_task(dig(1, 9))
    await watch([slow, asyncio.create_task(dig(2, 1))])
    await watch([asyncio.create_task(dig(3, 1)), asyncio.create_task(dig(5, 2))])
    await asyncio.sleep(9)
    print(slow.result())


asyncio.run(main())
