import asyncio


async def bid(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "bids")
    finally:
        print(name, "leaves")


async def main():
    bids = [asyncio.create_task(bid("Ines", 1)), asyncio.create_task(bid("Jon", 3))]
    done, pending = await asyncio.wait(bids, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), "done", len(pending), "pending")
    await asyncio.sleep(4)
    print("hammer falls")


asyncio.run(main())
