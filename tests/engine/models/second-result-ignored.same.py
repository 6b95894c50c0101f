import asyncio


async def main():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    if not answer.done():
        answer.set_result("first")
    print(await answer)
    failed = loop.create_future()
    failed.set_exception(ValueError("wrong"))
    try:
        await failed
    except ValueError as error:
        print(error)
    try:
        loop.create_future().result()
    except asyncio.InvalidStateError:
        print("not yet")


asyncio.run(main())
