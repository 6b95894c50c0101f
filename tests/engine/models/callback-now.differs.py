import asyncio


async def reader(mailbox):
    print("read:", await mailbox)


async def knock(door):
    print("knock at", door)


async def main():
    loop = asyncio.get_running_loop()
    mailbox = loop.create_future()
    task = asyncio.create_task(reader(mailbox))
    await asyncio.sleep(0)
    loop.call_soon(print, "bell")
    print("posting")
    mailbox.set_result("hello")
    print("posted")
    await task
    for door in ("front", "back"):
        task = asyncio.create_task(knock(door))
        task.add_done_callback(lambda task: print("knocked"))
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
