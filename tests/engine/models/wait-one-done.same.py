import asyncio


async def reply(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    replies = [asyncio.create_task(reply(seconds)) for seconds in (3, 1, 2)]
    done, pending = await asyncio.wait(replies, return_when=asyncio.FIRST_COMPLETED)
    print(done.pop().result(), len(pending))
    done, pending = await asyncio.wait(replies)
    print(len(done), len(pending))


asyncio.run(main())
