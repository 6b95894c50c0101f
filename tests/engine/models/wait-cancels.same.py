import asyncio


async def bid(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "bids")


async def main():
    bids = [asyncio.create_task(bid("Ines", 1)), asyncio.create_task(bid("Jon", 3))]
    done, pending = await asyncio.wait(bids, timeout=5)
    print(len(done), "done", len(pending), "pending")
    late = asyncio.create_task(bid("Kai", 9))
    done, pending = await asyncio.wait([late], timeout=5)
    for task in pending:
        task.cancel()
    print(len(done), "done", len(pending), "pending")
    try:
        await asyncio.wait(late)
    except TypeError:
        print("wants a list")


asyncio.run(main())
