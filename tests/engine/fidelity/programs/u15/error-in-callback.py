import asyncio


def fail():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda loop, context: print(context["message"][:21], repr(context["exception"]))
    )
    loop.call_soon(fail)
    await asyncio.sleep(0.1)
    print("the loop goes on")


asyncio.run(main())
