import asyncio


async def failing():
    raise ValueError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "fine")
    task = asyncio.create_task(failing())
    try:
        await task
    except ValueError as error:
        print("caught", error)
    loop.set_exception_handler(lambda loop, context: print("handler:", context["exception"]))
    loop.call_soon(int, "x")
    await asyncio.sleep(0)
    print("main done")


asyncio.run(main())
