import asyncio


async def waiter(name, future):
    print(name, "got", await future)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback 1", f.result()))
    tasks = [asyncio.create_task(waiter(name, future)) for name in "ab"]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback 2"))
    future.set_result(7)
    print("set", future.done())
    try:
        future.set_result(8)
    except asyncio.InvalidStateError as error:
        print(type(error).__name__)
    await asyncio.gather(*tasks)
    broken = loop.create_future()
    broken.set_exception(ValueError("broken"))
    try:
        await broken
    except ValueError as error:
        print(error)


asyncio.run(main())
