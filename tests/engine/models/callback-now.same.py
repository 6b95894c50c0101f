import asyncio


async def reader(mailbox):
    print("read:", await mailbox)


async def main():
    loop = asyncio.get_running_loop()
    mailbox = loop.create_future()
    mailbox.add_done_callback(lambda future: print("told"))
    mailbox.set_result("hello")
    await asyncio.sleep(0)
    await reader(mailbox)
    later = loop.create_future()
    loop.call_later(1, later.set_result, "hello again")
    task = asyncio.create_task(reader(later))
    print("started")
    await task
    try:
        later.set_result("twice")
    except asyncio.InvalidStateError:
        print("only once")


asyncio.run(main())
