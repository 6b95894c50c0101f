import asyncio


async def read(mailbox):
    for _ in range(3):
        print("read", await mailbox.get())


async def main():
    mailbox = asyncio.Queue(maxsize=2)
    mailbox.put_nowait("first")
    await mailbox.put("second")
    print("posted two")
    reader = asyncio.create_task(read(mailbox))
    await mailbox.put("third")
    await reader
    print(mailbox.empty())


asyncio.run(main())
