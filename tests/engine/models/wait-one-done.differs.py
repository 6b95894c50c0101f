import asyncio


async def reply(name, seconds):
    await asyncio.sleep(seconds)


async def main():
    replies = [asyncio.create_task(reply("Ada", 2)), asyncio.create_task(reply("Bo", 1))]
    replies.append(asyncio.create_task(reply("Cy", 9)))
    await asyncio.sleep(4)
    done, pending = await asyncio.wait(replies, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), "done", len(pending), "pending")


asyncio.run(main())
