import asyncio


async def read(mailbox):
    while True:
        print("read", await mailbox.get())


async def main():
    mailbox = asyncio.Queue()
    reader = asyncio.create_task(read(mailbox))
    for letter in ("first", "second"):
        await mailbox.put(letter)
        print("posted", letter)
    await asyncio.sleep(1)
    reader.cancel()


asyncio.run(main())
