import asyncio


async def main():
    answer = asyncio.get_running_loop().create_future()
    answer.set_result("first")
    try:
        answer.set_result("second")
        answer.set_exception(ValueError("third"))
        print("no error")
    except asyncio.InvalidStateError:
        print("too late")
    print(await answer)


asyncio.run(main())
